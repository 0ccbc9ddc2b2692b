// /api/follow-ups: the list, one case, and the work on it.
#include <boost/json/array.hpp>

#include "core/api/effects.hpp"
#include "core/api/parameters.hpp"
#include "core/api/scope.hpp"
#include "core/api/timeline.hpp"
#include "core/api/views.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/work_follow_up.hpp"

namespace amends {
namespace {

// --- the list ----------------------------------------------------------------------------------

std::optional<Error> read_states(std::string_view text, FollowUpQuery& query) {
  if (text.empty()) return std::nullopt;
  for (const std::string_view part : split(text, ',')) {
    if (part == "waiting" || part == "settling") {
      query.states.insert(query.states.end(),
                          {FollowUpState::open, FollowUpState::assigned, FollowUpState::contacted});
      if (part == "settling") query.settling_at_now = true;
    } else if (const auto state = enum_from_text<FollowUpState>(part)) {
      query.states.push_back(*state);
    } else {
      return fail(
          ErrorCode::out_of_range,
          "state must be waiting, settling, open, assigned, contacted, addressed, withdrawn "
          "or voided",
          "state");
    }
  }
  return std::nullopt;
}

// Ends the cursor of a list by moment, behind those that are one.
constexpr std::string_view ordinary_mark = "o";

std::optional<FollowUpQuery::Cursor> cursor_from(std::string_view text) {
  const auto parts = split(text, '.');
  const bool ordinary = parts.size() == 4 && parts[3] == ordinary_mark;
  if (parts.size() != 3 && !ordinary) return std::nullopt;
  const auto sort_value = whole_number(parts[0]);
  const auto opened_at = whole_number(parts[1]);
  const auto id = id128_from_text(parts[2]);
  if (!sort_value || !opened_at || !id) return std::nullopt;
  return FollowUpQuery::Cursor{*sort_value, *opened_at, *id, ordinary};
}

std::string cursor_after(const FollowUpRow& row, FollowUpQuery::Sort sort) {
  const UtcMillis by_urgency = row.due_at.value_or(UtcMillis{never_due});
  const UtcMillis at = sort == FollowUpQuery::Sort::newest ? row.opened_at : by_urgency;
  std::string cursor = std::to_string(at.count) + "." + std::to_string(row.opened_at.count) + "." +
                       to_text(row.follow_up);
  const bool ordinary = sort == FollowUpQuery::Sort::moment && !row.moment.is_one();
  return ordinary ? cursor.append(".").append(ordinary_mark) : cursor;
}

std::optional<Error> read_page(const Request& request, FollowUpQuery& query) {
  const auto limit = page_limit(request, query.limit);
  if (!limit) return limit.error();
  query.limit = *limit;
  if (const auto sort = request.query_value("sort"); sort == "newest") {
    query.sort = FollowUpQuery::Sort::newest;
  } else if (sort == "moment") {
    query.sort = FollowUpQuery::Sort::moment;
  } else if (!sort.empty() && sort != "urgency") {
    return fail(ErrorCode::out_of_range, "sort must be urgency, newest or moment", "sort");
  }
  if (const auto cursor = request.query_value("cursor"); !cursor.empty()) {
    query.after = cursor_from(cursor);
    if (!query.after) return fail(ErrorCode::out_of_range, "cursor is not one of ours", "cursor");
  }
  return std::nullopt;
}

Result<FollowUpQuery> query_from(Call& call) {
  const Request& request = call.request;
  FollowUpQuery query;
  query.now = call.services.now();
  query.scopes = request.actor.scopes;
  query.team = request.query_value("team");
  query.queue = request.query_value("queue");
  query.search = request.query_value("q");
  const auto overdue = switched_on(request, "overdue");
  if (!overdue) return overdue.error();
  const auto contact_me = switched_on(request, "contact_me");
  if (!contact_me) return contact_me.error();
  const auto paused = switched_on(request, "waiting_for_customer");
  if (!paused) return paused.error();
  if (*overdue) query.overdue = true;
  if (*paused) query.paused = true;
  if (*contact_me) query.contact_me = true;
  const std::string_view assignee = request.query_value("assignee");
  if (assignee == "me") {
    query.assignee = request.actor.id;
  } else if (assignee == "none") {
    query.assignee = "";
  } else if (!assignee.empty()) {
    query.assignee = std::string(assignee);
  }
  // An agent sees own cases only; what is asked beyond that is not there.
  if (!request.actor.at_least(Role::manager)) query.assignee = request.actor.id;
  if (auto error = read_states(request.query_value("state"), query)) return *error;
  if (auto error = read_page(request, query)) return *error;
  return query;
}

json::object counts_view(const FollowUpCounts& counts) {
  return {{"waiting", counts.waiting},       {"overdue", counts.overdue},
          {"due_today", counts.due_today},   {"mine", counts.mine},
          {"unassigned", counts.unassigned}, {"contact_me", counts.contact_me},
          {"settling", counts.settling},     {"waiting_for_customer", counts.paused}};
}

// --- one case ----------------------------------------------------------------------------------

// The case, if this actor may see it; what he may not see is not there.
Result<FollowUpFound> visible_case(Call& call) {
  const Error unknown = fail(ErrorCode::not_found, "the follow-up is not known");
  const auto id = id128_from_text(call.arguments[0]);
  if (!id) return unknown;
  auto found = call.services.store().find_follow_up(*id);
  if (!found) return found.error();
  if (!*found) return unknown;
  const Actor& actor = call.request.actor;
  const FollowUpRow& row = (*found)->row;
  const bool visible =
      (actor.at_least(Role::manager) && lies_within(actor.scopes, row)) ||
      (actor.at_least(Role::agent) && !actor.id.empty() && row.assignee_id == actor.id);
  if (!visible) return unknown;
  return std::move(**found);
}

Result<json::object> case_view(Call& call, const RequestState& state, const Id128& id) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto events = call.services.open_stream(request_stream(state.id));
  if (!events) return events.error();
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  json::object view =
      follow_up_view(found_now(state, *follow_up, *events), **settings, call.services.now());
  view["timeline"] = timeline_view(*events, &id, &follow_up->invitation);
  const Invitation* invitation = state.find(follow_up->invitation);
  const Survey* survey = invitation == nullptr
                             ? nullptr
                             : (*settings)->survey(invitation->survey, invitation->survey_version);
  if (survey != nullptr) view["survey"] = survey_view(*survey, "en");
  json::array allowed;
  const Context context{call.services.now(), **settings, call.request.actor, {}};
  for (const auto command : allowed_commands(state, *follow_up, context)) {
    allowed.emplace_back(command);
  }
  view["allowed"] = std::move(allowed);
  const Settings& current = (*settings)->current();
  view["outcomes"] = json::array(current.outcomes.begin(), current.outcomes.end());
  view["root_causes"] = json::array(current.root_causes.begin(), current.root_causes.end());
  view["actions"] = json::array(current.actions.begin(), current.actions.end());
  return view;
}

// --- commands ----------------------------------------------------------------------------------

struct CommandBody {
  std::int64_t revision = 0;
  OpStamp op;
  FollowUpCommand command;
};

using ReadCommand = FollowUpCommand (*)(FieldReader& fields);

FollowUpCommand read_assign(FieldReader& fields) {
  Assign assign;
  if (!fields.has("assignee")) fields.refuse(ErrorCode::missing_field, "assignee", "is required");
  const json::object& person = fields.object("assignee");
  if (person.empty()) return assign;
  FieldReader inner(person, "assignee.");
  assign.assignee.id = inner.required_text("id", limits::max_name_bytes);
  assign.assignee.name = inner.text("name", limits::max_name_bytes);
  if (auto error = inner.finish()) fields.refuse(*error);
  return assign;
}

std::string read_note(FieldReader& fields) {
  return std::string(trimmed(fields.text("note", limits::max_note_bytes)));
}

FollowUpCommand read_contact(FieldReader& fields) {
  Contact contact;
  contact.channel = fields.choice("channel", ContactChannel::other);
  contact.result = fields.choice("result", ContactResult::reached);
  contact.note = read_note(fields);
  return contact;
}

FollowUpCommand read_add_note(FieldReader& fields) {
  return AddNote{read_note(fields)};
}

FollowUpCommand read_address(FieldReader& fields) {
  Address address;
  address.outcome = fields.text("outcome", limits::max_case_code_bytes);
  address.root_cause = fields.text("root_cause", limits::max_case_code_bytes);
  address.action = fields.text("action", limits::max_case_code_bytes);
  address.note = read_note(fields);
  return address;
}

FollowUpCommand read_wait(FieldReader& fields) {
  WaitForCustomer wait;
  if (!fields.has("until_at")) fields.refuse(ErrorCode::missing_field, "until_at", "is required");
  wait.until.count = fields.integer("until_at", 0, INT64_MAX, 0);
  wait.note = read_note(fields);
  return wait;
}

FollowUpCommand read_resume(FieldReader& fields) {
  return Resume{read_note(fields)};
}

FollowUpCommand read_reopen(FieldReader& fields) {
  return Reopen{read_note(fields)};
}

Result<CommandBody> command_from(Call& call, ReadCommand read) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  CommandBody parsed;
  if (!fields.has("revision")) fields.refuse(ErrorCode::missing_field, "revision", "is required");
  parsed.revision = fields.integer("revision", 0, INT64_MAX, 0);
  parsed.op.op = fields.text("op", limits::max_op_chars);
  parsed.command = read(fields);
  if (auto error = fields.finish()) return *error;
  parsed.op.body_hash =
      call.services.digest_text(call.services.keys().api, call.request.path + call.request.body);
  return parsed;
}

Result<Response> work_on_case(Call& call, ReadCommand read) {
  auto found = visible_case(call);
  if (!found) return found.error();
  auto body = command_from(call, read);
  if (!body) return body.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const Id128 id = found->row.follow_up;
  auto written = write_request(
      call.services, found->row.request, [&](const RequestState& state) -> Result<Events> {
        const OpRecord* repeated = body->op.op.empty() ? nullptr : state.find_op(body->op.op);
        if (repeated != nullptr && repeated->body_hash != body->op.body_hash) {
          return fail(ErrorCode::op_reused, "op was used before with another body", "op");
        }
        if (repeated != nullptr) return Events{};
        const Context context{call.services.now(), **settings, call.request.actor, body->op};
        return decide_follow_up(state, id, body->revision, body->command, context);
      });
  if (!written && written.error().code == ErrorCode::stale_revision) {
    auto state = call.services.load(found->row.request);
    if (!state) return state.error();
    auto current = case_view(call, *state, id);
    if (!current) return current.error();
    return problem(written.error(), {{"follow_up", std::move(*current)}});
  }
  if (!written) return written.error();
  auto view = case_view(call, written->after, id);
  if (!view) return view.error();
  Response response = json_response(200, json::object{{"follow_up", std::move(*view)}});
  add_effects(call, *written, response);
  return response;
}

}  // namespace

Result<Response> get_follow_ups(Call& call) {
  auto query = query_from(call);
  if (!query) return query.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const std::size_t limit = query->limit++;
  auto rows = call.services.store().follow_ups(*query);
  if (!rows) return rows.error();
  const TimeZone& zone = (*settings)->current().time_zone;
  const UtcMillis tomorrow = zone.start_of(Day{zone.day_of(query->now).count + 1});
  FollowUpQuery scope;
  scope.now = query->now;
  scope.scopes = query->scopes;
  if (!call.request.actor.at_least(Role::manager)) scope.assignee = call.request.actor.id;
  auto counts = call.services.store().count_follow_ups(scope, call.request.actor.id, tomorrow);
  if (!counts) return counts.error();
  auto position = call.services.store().last_position();
  if (!position) return position.error();

  const bool more = rows->size() > limit;
  if (more) rows->resize(limit);
  json::array items;
  for (const FollowUpFound& found : *rows) {
    items.push_back(follow_up_view(found, **settings, query->now));
  }
  json::value next;
  if (more) next = cursor_after(rows->back().row, query->sort);
  return json_response(200, json::object{{"items", std::move(items)},
                                         {"next", std::move(next)},
                                         {"counts", counts_view(*counts)},
                                         {"now_at", query->now.count},
                                         {"position", *position}});
}

Result<Response> get_follow_up(Call& call) {
  auto found = visible_case(call);
  if (!found) return found.error();
  auto state = call.services.load(found->row.request);
  if (!state) return state.error();
  auto view = case_view(call, *state, found->row.follow_up);
  if (!view) return view.error();
  Response response = json_response(200, *view);
  response.with("etag", "\"" + std::to_string(found->row.revision) + "\"");
  return response;
}

Result<Response> post_assign(Call& call) {
  return work_on_case(call, read_assign);
}
Result<Response> post_contact(Call& call) {
  return work_on_case(call, read_contact);
}
Result<Response> post_note(Call& call) {
  return work_on_case(call, read_add_note);
}
Result<Response> post_address(Call& call) {
  return work_on_case(call, read_address);
}
Result<Response> post_wait(Call& call) {
  return work_on_case(call, read_wait);
}
Result<Response> post_resume(Call& call) {
  return work_on_case(call, read_resume);
}
Result<Response> post_reopen(Call& call) {
  return work_on_case(call, read_reopen);
}

}  // namespace amends
