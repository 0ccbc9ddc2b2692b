#include "abi/week_checks.hpp"

#include <algorithm>
#include <set>

#include "abi/week_office.hpp"
#include "core/model/recovery.hpp"

namespace amends::testing {
namespace {

constexpr int working_days = 5;

std::string text_of(const json::object& object, const char* name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

// What somebody else was faster with, and what has come to its end meanwhile.
bool is_foreseen(const json::object& record) {
  const std::int64_t status = record.at("status").as_int64();
  if (status < 400 || status == 503) return true;
  static const std::map<std::string, std::set<std::string>> foreseen = {
      // An agent's list may name a case that was given to somebody else meanwhile.
      {"work of an agent", {"stale_revision", "transition_not_allowed", "not_found"}},
      {"work of a manager", {"stale_revision", "transition_not_allowed"}},
      {"press", {"nonce_stale", "closed", "nonce_missing"}},
      {"page", {"closed"}},
      {"invite", {"not_completed"}}};
  const auto of_move = foreseen.find(text_of(record, "move"));
  return of_move != foreseen.end() && of_move->second.contains(text_of(record, "code"));
}

/// How many different effects came, by what `key_of` makes of one; those with an empty key are
/// left out.
template <class KeyOf>
std::map<std::string, std::set<std::string>> by_key(const std::vector<json::object>& effects,
                                                    const KeyOf& key_of) {
  std::map<std::string, std::set<std::string>> found;
  for (const json::object& effect : effects) {
    const std::string key = key_of(effect);
    if (!key.empty()) found[key].insert(text_of(effect, "id"));
  }
  return found;
}

bool is_reminder(const json::object& effect) {
  const std::string what = text_of(effect, "template");
  return what == "due_soon" || what == "overdue";
}

bool closes(const Event& event, const Id128& follow_up) {
  if (const auto* done = std::get_if<FollowUpAddressed>(&event.payload)) {
    return done->follow_up == follow_up;
  }
  if (const auto* paused = std::get_if<FollowUpPaused>(&event.payload)) {
    return paused->follow_up == follow_up;
  }
  if (const auto* merged = std::get_if<FollowUpMerged>(&event.payload)) {
    return merged->follow_up == follow_up;
  }
  const auto* gone = std::get_if<FollowUpWithdrawn>(&event.payload);
  return gone != nullptr && gone->follow_up == follow_up;
}

// Closed in the hour in which the mail would have gone.
bool was_overtaken(const Stream& stream, std::size_t at, const Id128& follow_up) {
  for (std::size_t later = at + 1; later < stream.size(); ++later) {
    if (stream[later].event.at - stream[at].event.at > hour_ms) return false;
    if (closes(stream[later].event, follow_up)) return true;
  }
  return false;
}

std::map<std::string, std::size_t> reminders_expected(const Ending& ending) {
  std::map<std::string, std::size_t> expected;
  for (const auto& [request, stream] : ending.streams) {
    for (std::size_t at = 0; at < stream.size(); ++at) {
      const auto* sent = std::get_if<FollowUpReminded>(&stream[at].event.payload);
      if (sent == nullptr || was_overtaken(stream, at, sent->follow_up)) continue;
      expected[to_text(sent->follow_up)] += sent->people.size() + (sent->managers ? 1 : 0);
    }
  }
  return expected;
}

Complaints too_few(const std::map<std::string, std::size_t>& expected,
                   const std::map<std::string, std::set<std::string>>& came, const char* what) {
  Complaints complaints;
  if (expected.empty()) complaints.push_back(std::string("nobody was to get ") + what);
  for (const auto& [key, count] : expected) {
    const auto found = came.find(key);
    const std::size_t got = found == came.end() ? 0 : found->second.size();
    if (got >= count) continue;
    complaints.push_back(std::string(what) + " of " + key + ": " + std::to_string(got) + " of " +
                         std::to_string(count));
  }
  return complaints;
}

// A question is taken back where the request was opened again, or answered, before its mail went.
bool question_was_overtaken(const Stream& stream, std::size_t at) {
  for (std::size_t later = at + 1; later < stream.size(); ++later) {
    if (stream[later].event.at - stream[at].event.at > hour_ms) return false;
    if (std::holds_alternative<RequestReopened>(stream[later].event.payload)) return true;
    if (std::holds_alternative<Rated>(stream[later].event.payload)) return true;
  }
  return false;
}

}  // namespace

Complaints strange_answers_of_the_week(const Records& records) {
  Complaints complaints;
  for (const json::object& record : records) {
    if (!is_foreseen(record)) complaints.push_back("strange: " + json::serialize(record));
  }
  return complaints;
}

Complaints reminders_missing(const Records& records, const Ending& ending) {
  const auto came = by_key(delivered(records, ending), [](const json::object& effect) {
    return is_reminder(effect) ? text_of(effect, "follow_up") : std::string();
  });
  return too_few(reminders_expected(ending), came, "reminders");
}

Complaints questions_missing(const Records& records, const Ending& ending) {
  std::map<std::string, std::size_t> expected;
  for (const auto& [request, stream] : ending.streams) {
    for (std::size_t at = 0; at < stream.size(); ++at) {
      const auto* asked = std::get_if<Invited>(&stream[at].event.payload);
      const bool mailed = (asked != nullptr && asked->mailed) ||
                          std::holds_alternative<AskReminded>(stream[at].event.payload);
      if (mailed && !question_was_overtaken(stream, at)) ++expected[request];
    }
  }
  const auto came = by_key(delivered(records, ending), [](const json::object& effect) {
    const json::value* to = effect.if_contains("to");
    const bool to_customer = to != nullptr && to->as_object().contains("requester");
    return to_customer ? text_of(effect, "request") : std::string();
  });
  return too_few(expected, came, "questions");
}

Complaints deliveries_missing(const Records& records, const Ending& ending) {
  std::map<std::string, std::size_t> expected;
  for (const auto& [request, stream] : ending.streams) {
    for (const PlacedEvent& placed : stream) {
      if (std::holds_alternative<FollowUpAddressed>(placed.event.payload)) ++expected[request];
    }
  }
  const auto came = by_key(delivered(records, ending), [](const json::object& effect) {
    const bool posted = text_of(effect, "op") == "webhook.send";
    return posted ? text_of(effect, "request") : std::string();
  });
  return too_few(expected, came, "deliveries");
}

Complaints digests_missing(const Records& records, const Ending& ending) {
  std::set<std::string> digests;
  for (const json::object& effect : delivered(records, ending)) {
    if (text_of(effect, "template") == "digest") digests.insert(text_of(effect, "id"));
  }
  // Nothing is open on Monday morning; there is one in the following week.
  if (digests.size() >= working_days) return {};
  return {"there were " + std::to_string(digests.size()) + " digests"};
}

WeekFigures figures_of(const Ending& ending) {
  WeekFigures figures;
  for (const auto& [request, stream] : ending.streams) {
    const RequestState state = state_of(request, stream);
    for (int cycle = 1; cycle <= state.cycle; ++cycle) {
      const Invitation* decides = deciding(state, cycle);
      if (decides == nullptr) continue;
      ++figures.answered;
      const AnswerClass answer = decides->rating->answer_class;
      figures.satisfied += answer == AnswerClass::satisfied ? 1 : 0;
      figures.neutral += answer == AnswerClass::neutral ? 1 : 0;
      figures.dissatisfied += answer == AnswerClass::dissatisfied ? 1 : 0;
    }
    for (const FollowUp& follow_up : state.follow_ups) {
      figures.waiting += is_owed(follow_up.state) ? 1 : 0;
      figures.addressed += follow_up.state == FollowUpState::addressed ? 1 : 0;
      figures.withdrawn += follow_up.withdrawn_after_settling ? 1 : 0;
    }
  }
  return figures;
}

}  // namespace amends::testing
