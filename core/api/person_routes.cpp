// /api/people/{id}: all that is kept about one person, handed over and erased; and a customer's
// requests beside the one that staff looks at.
#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "core/api/erasure.hpp"
#include "core/api/people.hpp"
#include "core/api/person_requests.hpp"
#include "core/api/routes.hpp"
#include "core/api/saved_views.hpp"
#include "core/api/scope.hpp"
#include "core/api/views.hpp"
#include "core/rules/erase.hpp"

namespace amends {
namespace {

Error unknown_person() {
  return fail(ErrorCode::not_found, "the person is not known");
}

// What the streams of a person tell together.
struct Wishes {
  bool told = false;  // there is any
  bool stopped = false;
  std::optional<UtcMillis> last_asked_at;
  std::optional<UtcMillis> erased_at;
  std::vector<SavedView> views;
};

Result<Wishes> wishes_of(Services& services, const PersonKeys& keys) {
  Wishes all;
  for (const Id128& key : keys) {
    auto person = load_person(services, person_stream(key));
    if (!person) return person.error();
    all.told = all.told || person->revision > 0;
    all.stopped = all.stopped || person->stopped;
    all.last_asked_at = std::max(all.last_asked_at, person->last_asked_at);
    all.erased_at = std::max(all.erased_at, person->erased_at);
    auto saved = load_views(services, to_text(key));
    if (!saved) return saved.error();
    all.told = all.told || !saved->views.empty();
    all.views.insert(all.views.end(), saved->views.begin(), saved->views.end());
  }
  return all;
}

// --- handed over -------------------------------------------------------------------------------

// Names and addresses under which somebody is kept, each once.
class Identities {
 public:
  void add(const Personal& told) {
    json::object one{{"id", told.requester_id},
                     {"name", told.requester_name},
                     {"mail", told.requester_mail},
                     {"phone", told.requester_phone}};
    const bool known = std::find(all_.begin(), all_.end(), one) != all_.end();
    if (!known) all_.push_back(std::move(one));
  }
  json::array take() { return std::move(all_); }

 private:
  json::array all_;
};

bool names_somebody(const Personal& told) {
  return !told.requester_id.empty() || !told.requester_name.empty() ||
         !told.requester_mail.empty() || !told.requester_phone.empty();
}

// The request as it would be had nobody else's words been told: those of another requester are not
// this person's to be handed over.
Result<json::object> own_request(Call& call, const PersonKeys& keys, const std::string& request,
                                 Identities& identities) {
  Services& services = call.services;
  auto state = services.load(request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(request));
  if (!events) return events.error();
  const auto spans =
      spans_of(*state, [&](const Naming& naming) { return is_of(services, keys, naming); });
  RequestState own;
  own.id = request;
  for (auto& [revision, event] : *events) {
    const bool mine = std::any_of(spans.begin(), spans.end(),
                                  [at = revision](const auto& span) { return span.holds(at); });
    if (!mine) event.personal = {};
    if (names_somebody(event.personal)) identities.add(event.personal);
    apply(own, revision, {}, event);
  }
  auto settings = services.settings();
  if (!settings) return settings.error();
  return request_view(own, *events, **settings, call.request.actor, services.now());
}

json::array saved_views_view(const std::vector<SavedView>& views) {
  json::array items;
  for (const SavedView& view : views) {
    items.push_back(json::object{{"of", enum_text(view.of)},
                                 {"name", view.name},
                                 {"query", view.query},
                                 {"shared", view.shared},
                                 {"saved_at", view.at.count}});
  }
  return items;
}

json::value next_of(const PersonPage& page) {
  return page.next ? json::value(cursor_text(*page.next)) : json::value();
}

// --- beside a request --------------------------------------------------------------------------

json::array asks_view(const RequestState& state) {
  json::array asks;
  for (const Invitation& invitation : state.invitations) {
    if (invitation.imported) continue;
    asks.push_back(json::object{{"at", invitation.asked_at.count},
                                {"cycle", invitation.cycle},
                                {"touchpoint", invitation.touchpoint},
                                {"unsolicited", invitation.unsolicited},
                                {"recovery", !invitation.is_about_request()},
                                {"answered", invitation.rating.has_value()}});
  }
  return asks;
}

Result<json::object> short_request(Call& call, const PersonRow& row, const RequestState& state) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto events = call.services.open_stream(request_stream(row.request));
  if (!events) return events.error();
  json::object whole =
      request_view(state, *events, **settings, call.request.actor, call.services.now());
  json::object view{{"at", row.at.count}, {"asks", asks_view(state)}};
  for (const std::string_view member : {"id", "subject", "url", "satisfaction_status", "recovered",
                                        "completed", "agent", "team", "ratings", "follow_ups"}) {
    view.emplace(member, std::move(whole[member]));
  }
  return view;
}

// What he may not see is left out, and not counted.
Result<json::array> visible_requests(Call& call, const PersonPage& page) {
  json::array items;
  for (const PersonRow& row : page.rows) {
    auto state = call.services.load(row.request);
    if (!state) return state.error();
    if (!lies_within(call.request.actor.scopes, *state)) continue;
    auto view = short_request(call, row, *state);
    if (!view) return view.error();
    items.push_back(std::move(*view));
  }
  return items;
}

}  // namespace

Result<Response> get_person(Call& call) {
  auto query = person_query(call.request);
  if (!query) return query.error();
  const std::string& id = call.arguments[0];
  auto keys = keys_of_person(call.services, id);
  if (!keys) return keys.error();
  auto page = requests_of_person(call.services, *keys, *query);
  if (!page) return page.error();
  auto wishes = wishes_of(call.services, *keys);
  if (!wishes) return wishes.error();
  if (page->rows.empty() && !query->after && !wishes->told) return unknown_person();
  Identities identities;
  json::array requests;
  for (const PersonRow& row : page->rows) {
    auto view = own_request(call, *keys, row.request, identities);
    if (!view) return view.error();
    requests.push_back(std::move(*view));
  }
  return json_response(
      200, json::object{
               {"id", id},
               {"known_as", identities.take()},
               {"asking", json::object{{"stopped", wishes->stopped},
                                       {"last_asked_at", millis_or_null(wishes->last_asked_at)}}},
               {"erased_at", millis_or_null(wishes->erased_at)},
               {"saved_views", saved_views_view(wishes->views)},
               {"requests", std::move(requests)},
               {"next", next_of(*page)}});
}

Result<Response> delete_person(Call& call) {
  Services& services = call.services;
  auto keys = keys_of_person(services, call.arguments[0]);
  if (!keys) return keys.error();
  auto wishes = wishes_of(services, *keys);
  if (!wishes) return wishes.error();
  PersonQuery first;
  first.limit = 1;
  auto page = requests_of_person(services, *keys, first);
  if (!page) return page.error();
  const bool nothing_left = page->rows.empty();
  if (nothing_left && !wishes->told) return unknown_person();
  ErasureResult result;
  if (!nothing_left || !wishes->erased_at || !wishes->views.empty()) {
    auto erased = erase_person(services, *keys, call.request.actor);
    if (!erased) return erased.error();
    result = *erased;
    if (auto noted = repeat_erasures(services, 0); !noted) return noted.error();
    wishes = wishes_of(services, *keys);
    if (!wishes) return wishes.error();
  }
  auto wiped = wipe_erased(services);
  if (!wiped) return wiped.error();
  return json_response(200, json::object{{"requests", result.requests},
                                         {"more", result.more},
                                         {"erased_at", millis_or_null(wishes->erased_at)},
                                         {"wiped", *wiped && !result.more}});
}

Result<Response> get_customer(Call& call) {
  auto query = person_query(call.request);
  if (!query) return query.error();
  auto state = call.services.load(call.arguments[0]);
  if (!state) return state.error();
  if (!state->known || !lies_within(call.request.actor.scopes, *state)) return unknown_request();
  const PersonKeys keys = keys_of_requester(call.services, state->requester);
  auto page = requests_of_person(call.services, keys, *query);
  if (!page) return page.error();
  auto items = visible_requests(call, *page);
  if (!items) return items.error();
  return json_response(200, json::object{{"items", std::move(*items)}, {"next", next_of(*page)}});
}

}  // namespace amends
