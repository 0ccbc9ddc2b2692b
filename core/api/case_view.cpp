#include "core/api/case_view.hpp"

#include <boost/json/array.hpp>
#include <memory>
#include <utility>

#include "core/api/helpdesk_effect.hpp"
#include "core/api/merged_cases.hpp"
#include "core/api/timeline.hpp"
#include "core/api/views.hpp"
#include "core/model/money.hpp"
#include "core/rules/helpdesk_task.hpp"
#include "core/rules/make_offer.hpp"
#include "core/rules/work_follow_up.hpp"

namespace amends {
namespace {

using Placed = std::vector<Services::Placed>;

json::array people_view(const std::vector<Person>& people) {
  json::array views;
  for (const Person& person : people) {
    views.push_back(
        json::object{{"id", person.id}, {"name", person.name.empty() ? person.id : person.name}});
  }
  return views;
}

json::value words_at(const Placed& events, std::int64_t revision) {
  const Event* event = event_at(events, revision);
  return event == nullptr ? json::value() : text_or_null(event->personal.note);
}

json::array tasks_view(const FollowUp& follow_up, const Placed& events) {
  json::array views;
  for (const HelpdeskTask& task : follow_up.tasks.all()) {
    views.push_back(json::object{{"kind", enum_text(task.kind)},
                                 {"revision", task.revision},
                                 {"at", task.at.count},
                                 {"state", enum_text(task.state)},
                                 {"error", words_at(events, task.failure_revision)}});
  }
  return views;
}

json::array offers_view(const Settings& settings, const FollowUp& follow_up) {
  json::array views;
  for (const Offer& offer : settings.offers) {
    json::object labels;
    for (const auto& [language, label] : offer.labels) labels.emplace(language, label);
    json::object view{{"code", offer.code}, {"labels", std::move(labels)}, {"limit", nullptr}};
    if (offer.limit) {
      view["limit"] = json::object{{"amount", amount_text(offer.limit->hundredths)},
                                   {"left", amount_text(offer_left(offer, follow_up))},
                                   {"currency", offer.limit->currency}};
    }
    views.push_back(std::move(view));
  }
  return views;
}

// Who only watches reads, and may write a note. What the helpdesk cannot do is not offered.
Result<bool> is_offered(Call& call, std::string_view command, bool works_on_it) {
  if (!works_on_it) return command == "note" || command == "watch";
  if (command == "write") return helpdesk_takes(call.services, TaskKind::reply);
  if (command == "reopen-request") return helpdesk_takes(call.services, TaskKind::reopen);
  return true;
}

Result<json::array> allowed_view(Call& call, const RequestState& state, const FollowUp& follow_up,
                                 const SettingsState& settings, bool works_on_it) {
  json::array allowed;
  const Context context{call.services.now(), settings, call.request.actor, {}};
  for (const auto command : allowed_commands(state, follow_up, context)) {
    auto offered = is_offered(call, command, works_on_it);
    if (!offered) return offered.error();
    if (*offered) allowed.emplace_back(command);
  }
  return allowed;
}

/// A case with what is needed to show it.
struct OpenedCase {
  const FollowUp* follow_up = nullptr;
  std::shared_ptr<const SettingsState> settings;
  Placed events;
};

Result<OpenedCase> open_case(Call& call, const RequestState& state, const Id128& id) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto events = call.services.open_stream(request_stream(state.id));
  if (!events) return events.error();
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  return OpenedCase{follow_up, std::move(*settings), std::move(*events)};
}

json::object row_view(Call& call, const RequestState& state, const OpenedCase& opened) {
  return follow_up_view(found_now(state, *opened.follow_up, opened.events), *opened.settings,
                        call.services.now());
}

}  // namespace

Result<json::object> case_row_view(Call& call, const RequestState& state, const Id128& id) {
  auto opened = open_case(call, state, id);
  if (!opened) return opened.error();
  return row_view(call, state, *opened);
}

Result<json::object> case_view(Call& call, const RequestState& state, const Id128& id,
                               bool works_on_it) {
  auto opened = open_case(call, state, id);
  if (!opened) return opened.error();
  const auto& [follow_up, settings, events] = *opened;
  json::object view = row_view(call, state, *opened);
  view["timeline"] = timeline_view(events, &id, &follow_up->invitation);
  const Invitation* invitation = state.find(follow_up->invitation);
  const Survey* survey = invitation == nullptr
                             ? nullptr
                             : settings->survey(invitation->survey, invitation->survey_version);
  if (survey != nullptr) view["survey"] = survey_view(*survey, "en");
  auto allowed = allowed_view(call, state, *follow_up, *settings, works_on_it);
  if (!allowed) return allowed.error();
  view["allowed"] = std::move(*allowed);
  auto into = merged_into_view(call, *follow_up);
  if (!into) return into.error();
  view["merged_into"] = std::move(*into);
  auto taken_in = taken_in_view(call, *follow_up);
  if (!taken_in) return taken_in.error();
  view["taken_in"] = std::move(*taken_in);
  view["contact_declined"] = declines_contact(state, *follow_up);
  view["request_completed"] = state.completed && !state.deleted;
  view["watchers"] = people_view(follow_up->watchers);
  view["tasks"] = tasks_view(*follow_up, events);
  const Settings& current = settings->current();
  view["outcomes"] = json::array(current.outcomes.begin(), current.outcomes.end());
  view["root_causes"] = json::array(current.root_causes.begin(), current.root_causes.end());
  view["actions"] = json::array(current.actions.begin(), current.actions.end());
  view["offers"] = offers_view(current, *follow_up);
  return view;
}

}  // namespace amends
