// The outbox as whoever carries out effects sees it: take, acknowledge, give back; and what was
// given up.
#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/effects.hpp"
#include "core/api/helpdesk_effect.hpp"
#include "core/api/praise_mail.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/retry.hpp"

namespace amends {
namespace {

constexpr std::int64_t retry_failed_ms = 60 * second_ms;

// What the caller could not carry out, and why.
struct Failed {
  Id128 effect;
  std::string error;
  bool final = false;  // it cannot be done at all
};

Result<std::vector<Id128>> ids_in(FieldReader& fields, std::string_view name) {
  std::vector<Id128> ids;
  for (const std::string& text : fields.texts(name, 1000, 32)) {
    const auto id = id128_from_text(text);
    if (!id) {
      fields.refuse(ErrorCode::out_of_range, name, "must be a list of effect ids");
      break;
    }
    ids.push_back(*id);
  }
  return ids;
}

std::vector<Failed> failed_in(FieldReader& parent, Services& services) {
  std::vector<Failed> failed;
  for (const auto& item : parent.array("failed", 1000)) {
    if (!item.is_object()) {
      parent.refuse(ErrorCode::wrong_type, "failed", "must be a list of objects");
      break;
    }
    FieldReader fields(item.get_object(), "failed[].");
    const auto id = id128_from_text(fields.required_text("id", 32));
    std::string why = fields.text("error", limits::max_subject_bytes);
    const bool final = fields.optional_flag("final").value_or(false);
    if (auto error = fields.finish()) parent.refuse(*error);
    if (!id) {
      parent.refuse(ErrorCode::out_of_range, "failed", "must name effect ids");
      break;
    }
    services.log("warn", "effect " + to_text(*id) + " could not be carried out");
    failed.push_back({*id, std::move(why), final});
  }
  return failed;
}

const OutboxEntry* find(const std::vector<OutboxEntry>& entries, const Id128& effect) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const OutboxEntry& entry) { return entry.effect == effect; });
  return found == entries.end() ? nullptr : &*found;
}

// The helpdesk's own effects come again soon and for ever, but for mails that cannot be sent at
// all: what hinders them is in the house.
Setback setback_of(const Failed& failed, const OutboxEntry* entry, const Settings& settings,
                   UtcMillis now) {
  Setback setback{failed.effect, now + retry_failed_ms, failed.error, false};
  if (entry == nullptr) return setback;
  if (entry->kind == "mail.send") setback.give_up = failed.final;
  if (entry->kind != "webhook.send") return setback;
  setback.not_before = now + webhook_delay_ms(entry->effect, entry->attempts);
  setback.give_up = entry->attempts >= settings.webhook_attempts;
  return setback;
}

// What cannot be done for a case is said there, and waits for nobody any more.
bool is_given_up(const Failed& failed, const OutboxEntry& entry) {
  return is_helpdesk_task(entry) && (failed.final || entry.attempts >= limits::max_task_attempts);
}

Result<std::int64_t> give_back(Call& call, const std::string& consumer,
                               const std::vector<Failed>& failed,
                               const std::vector<OutboxEntry>& entries) {
  if (failed.empty()) return 0;
  Services& services = call.services;
  auto settings = services.settings();
  if (!settings) return settings.error();
  std::vector<Setback> setbacks;
  std::vector<Id128> over;
  for (const Failed& one : failed) {
    const OutboxEntry* entry = find(entries, one.effect);
    const bool given_up = entry != nullptr && is_given_up(one, *entry);
    if (entry != nullptr && is_helpdesk_task(*entry)) {
      auto noted = note_failure(services, *entry, one.error, given_up, call.request.actor);
      if (!noted) return noted.error();
    }
    if (given_up) {
      over.push_back(one.effect);
    } else {
      setbacks.push_back(setback_of(one, entry, (*settings)->current(), services.now()));
    }
  }
  if (auto dropped = services.store().acknowledge(consumer, over); !dropped) {
    return dropped.error();
  }
  return services.store().give_back(consumer, setbacks);
}

// Those of the effects that the caller holds, carried out or not.
Result<std::vector<OutboxEntry>> held_entries(Services& services, const std::string& consumer,
                                              std::vector<Id128> ids,
                                              const std::vector<Failed>& failed) {
  for (const Failed& one : failed) ids.push_back(one.effect);
  if (ids.empty()) return std::vector<OutboxEntry>();
  return services.store().leased(consumer, ids);
}

json::object entry_view(const OutboxEntry& entry) {
  json::object view{{"id", to_text(entry.effect)},
                    {"op", entry.kind},
                    {"request", entry.request},
                    {"revision", entry.revision},
                    {"not_before_at", entry.not_before.count},
                    {"lease_until_at", millis_or_null(entry.lease_until)},
                    {"attempts", entry.attempts},
                    {"error", text_or_null(entry.last_error)}};
  view["follow_up"] = entry.follow_up ? json::value(to_text(*entry.follow_up)) : json::value();
  if (const auto payload = parse_own_json(entry.payload)) {
    for (const auto& member : *payload) view.emplace(member.key(), member.value());
  }
  return view;
}

}  // namespace

Result<Response> post_lease(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  const std::string consumer = fields.required_text("consumer", 64);
  const auto kinds = fields.texts("kinds", 16, 64);
  const std::int64_t limit = fields.integer("limit", 1, 200, 50);
  const std::int64_t lease_s = fields.integer("lease_s", 1, 3600, 60);
  if (kinds.empty()) fields.refuse(ErrorCode::missing_field, "kinds", "is required");
  if (auto error = fields.finish()) return *error;
  Store& store = call.services.store();
  if (auto known = remember_kinds(call.services, kinds); !known) return known.error();
  auto leased = store.lease(consumer, kinds, call.services.now(), lease_s * second_ms,
                            static_cast<std::size_t>(limit));
  if (!leased) return leased.error();
  json::array effects;
  std::vector<Id128> moot;
  for (const OutboxEntry& entry : *leased) {
    auto effect = effect_view(call.services, entry, call.request.base_url);
    if (!effect) return effect.error();
    if (*effect) {
      effects.push_back(std::move(**effect));
    } else {
      moot.push_back(entry.effect);
    }
  }
  if (auto dropped = store.acknowledge(consumer, moot); !dropped) return dropped.error();
  const bool more = leased->size() == static_cast<std::size_t>(limit);
  return json_response(200, json::object{{"effects", std::move(effects)}, {"more", more}});
}

Result<Response> post_ack(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  const std::string consumer = fields.required_text("consumer", 64);
  auto ids = ids_in(fields, "ids");
  const auto failed = failed_in(fields, call.services);
  if (auto error = fields.finish()) return *error;
  auto held = held_entries(call.services, consumer, *ids, failed);
  if (!held) return held.error();
  std::vector<OutboxEntry> done = *held;
  std::erase_if(done, [&](const OutboxEntry& entry) {
    return std::find(ids->begin(), ids->end(), entry.effect) == ids->end();
  });
  if (auto noted = note_done(call.services, done, call.request.actor); !noted) {
    return noted.error();
  }
  if (auto noted = note_praise_sent(call.services, done, call.request.actor); !noted) {
    return noted.error();
  }
  auto acknowledged = call.services.store().acknowledge(consumer, *ids);
  if (!acknowledged) return acknowledged.error();
  auto given_back = give_back(call, consumer, failed, *held);
  if (!given_back) return given_back.error();
  return json_response(200,
                       json::object{{"acknowledged", *acknowledged}, {"given_back", *given_back}});
}

Result<Response> get_outbox(Call& call) {
  const std::string_view kind = call.request.query_value("kind");
  const std::string_view state = call.request.query_value("state");
  OutboxQuery query;
  query.kinds = {std::string(kind)};
  query.limit = limits::max_page_items;
  if (kind.empty()) return fail(ErrorCode::missing_field, "kind is required", "kind");
  if (state == "given_up") {
    query.given_up = true;
  } else if (state == "due") {
    query.due_at = call.services.now();
  } else if (!state.empty() && state != "waiting") {
    return fail(ErrorCode::out_of_range, "state must be waiting, due or given_up", "state");
  }
  auto entries = call.services.store().outbox(query);
  if (!entries) return entries.error();
  json::array items;
  for (const OutboxEntry& entry : *entries) items.push_back(entry_view(entry));
  return json_response(200, json::object{{"items", std::move(items)}});
}

Result<Response> post_retry(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  auto ids = ids_in(fields, "ids");
  if (ids->empty()) fields.refuse(ErrorCode::missing_field, "ids", "is required");
  if (auto error = fields.finish()) return *error;
  auto revived = call.services.store().revive(*ids, call.services.now());
  if (!revived) return revived.error();
  return json_response(200, json::object{{"retried", *revived}});
}

}  // namespace amends
