// The check of crowd_checks.hpp that follows the effects from the outbox to their hosts.
#include <algorithm>
#include <set>

#include "abi/crowd_checks.hpp"

namespace amends::testing {
namespace {

// What one effect met with. Leases last longer than the crowd lives.
struct Fate {
  int leased = 0;
  int given_back = 0;
  int acknowledged = 0;
  int found_at_the_end = 0;
  std::set<std::string> identities;
};

// What may not change between two deliveries of one effect.
std::string identity_of(const json::object& effect) {
  json::object identity;
  for (const char* name : {"op", "request", "revision", "follow_up", "message_id", "status"}) {
    if (const json::value* member = effect.if_contains(name)) identity[name] = *member;
  }
  return json::serialize(identity);
}

using Fates = std::map<std::string, Fate>;

Fates fates_of(const Records& records, const Ending& ending) {
  Fates fates;
  for (const json::object& record : records) {
    const json::value& move = record.at("move");
    if (move == "lease" && record.contains("effects")) {
      for (const json::value& effect : record.at("effects").as_array()) {
        Fate& fate = fates[std::string(effect.at("id").as_string())];
        ++fate.leased;
        fate.identities.insert(identity_of(effect.as_object()));
      }
    } else if ((move == "ack" || move == "give_back") && record.at("taken") == true) {
      Fate& fate = fates[std::string(record.at("effect").as_string())];
      ++(move == "ack" ? fate.acknowledged : fate.given_back);
    }
  }
  for (const json::object& effect : ending.effects) {
    Fate& fate = fates[std::string(effect.at("id").as_string())];
    ++fate.found_at_the_end;
    fate.identities.insert(identity_of(effect));
  }
  return fates;
}

void check_fates(const Fates& fates, Complaints& complaints) {
  for (const auto& [effect, fate] : fates) {
    const auto complain = [&, &id = effect](const std::string& text) {
      complaints.push_back("effect " + id + " " + text);
    };
    if (fate.identities.size() != 1) complain("did not stay the same");
    if (fate.acknowledged > 1) complain("was acknowledged twice");
    if (fate.leased > 1 + fate.given_back) complain("was leased to two at once");
    if (fate.acknowledged > 0 && fate.found_at_the_end > 0) complain("came after its ack");
    if (fate.found_at_the_end > 1) complain("came twice at the end");
  }
}

// The revisions at which somebody had to be notified, unless the customer withdrew later. That a
// case is open again has not to be told once it is addressed, or was given to somebody, who hears
// of that.
std::vector<std::int64_t> notifications_of(const Id128& follow_up, const Stream& stream) {
  std::vector<std::int64_t> opened;
  std::vector<std::int64_t> reopened;
  const auto is_about_it = [&](const auto* payload) {
    return payload != nullptr && payload->follow_up == follow_up;
  };
  for (const PlacedEvent& placed : stream) {
    const Payload& payload = placed.event.payload;
    if (is_about_it(std::get_if<FollowUpOpened>(&payload))) opened.push_back(placed.revision);
    const auto* again = std::get_if<FollowUpReopened>(&payload);
    if (is_about_it(again) && again->reason != ReopenReason::person) {
      reopened.push_back(placed.revision);
    }
    const bool withdrawn = is_about_it(std::get_if<FollowUpWithdrawn>(&payload));
    if (withdrawn) opened.clear();
    if (withdrawn || is_about_it(std::get_if<FollowUpAddressed>(&payload)) ||
        is_about_it(std::get_if<FollowUpAssigned>(&payload))) {
      reopened.clear();
    }
  }
  opened.insert(opened.end(), reopened.begin(), reopened.end());
  return opened;
}

void check_mail(const RequestState& state, const Stream& stream,
                const std::vector<json::object>& effects, Complaints& complaints) {
  for (const FollowUp& follow_up : state.follow_ups) {
    const json::value id(to_text(follow_up.id));
    for (const std::int64_t revision : notifications_of(follow_up.id, stream)) {
      const bool told =
          std::any_of(effects.begin(), effects.end(), [&](const json::object& effect) {
            return effect.contains("follow_up") && effect.at("follow_up") == id &&
                   effect.at("revision") == revision;
          });
      if (told) continue;
      complaints.push_back("request " + state.id + ": nobody was told of the case opened at " +
                           std::to_string(revision));
    }
  }
}

void check_status(const RequestState& state, const std::vector<json::object>& effects,
                  Complaints& complaints) {
  std::int64_t newest = 0;
  std::string status(enum_text(SatisfactionStatus::not_asked));  // which nobody has to be told
  for (const json::object& effect : effects) {
    if (effect.at("op") != "satisfaction.changed" ||
        effect.at("request") != json::value(state.id) ||
        effect.at("revision").as_int64() <= newest) {
      continue;
    }
    newest = effect.at("revision").as_int64();
    status = std::string(effect.at("status").as_string());
  }
  if (status == enum_text(status_of(state))) return;
  complaints.push_back("request " + state.id + ": its helpdesk was told " + status + " last");
}

}  // namespace

std::vector<json::object> delivered(const Records& records, const Ending& ending) {
  std::vector<json::object> all = ending.effects;
  for (const json::object& record : records) {
    if (const json::value* effects = record.if_contains("effects")) {
      for (const json::value& effect : effects->as_array()) all.push_back(effect.as_object());
    }
  }
  return all;
}

Complaints effects_gone_astray(const Records& records, const Ending& ending) {
  Complaints complaints;
  check_fates(fates_of(records, ending), complaints);
  const auto effects = delivered(records, ending);
  for (const auto& [request, stream] : ending.streams) {
    const RequestState state = state_of(request, stream);
    check_mail(state, stream, effects, complaints);
    check_status(state, effects, complaints);
  }
  if (!ending.outbox_is_empty) complaints.push_back("the outbox is not empty in the end");
  return complaints;
}

}  // namespace amends::testing
