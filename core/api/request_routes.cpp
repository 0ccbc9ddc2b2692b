// /api/requests/{id}: the host tells about a request, staff looks at it.
#include "core/api/effects.hpp"
#include "core/api/people.hpp"
#include "core/api/scope.hpp"
#include "core/api/views.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/tell.hpp"

namespace amends {
namespace {

Requester read_requester(FieldReader& parent, std::string& language) {
  FieldReader fields(parent.object("requester"), "requester.");
  Requester requester;
  requester.id = fields.text("id", limits::max_name_bytes);
  requester.name = fields.text("name", limits::max_name_bytes);
  requester.mail = fields.text("mail", limits::max_name_bytes);
  language = fields.text("language", limits::max_language_bytes);
  if (auto error = fields.finish()) parent.refuse(*error);
  return requester;
}

Result<Tell> tell_from(const Request& request) {
  auto body = parse_json_object(request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  Tell tell;
  if (!fields.has("status")) fields.refuse(ErrorCode::missing_field, "status", "is required");
  tell.status = fields.choice("status", Tell::Status::open);
  tell.requester = read_requester(fields, tell.language);
  tell.subject = fields.text("subject", limits::max_subject_bytes);
  tell.url = fields.web_address("url");
  tell.resolution = fields.optional_choice<Resolution>("resolution");
  Snapshot& snapshot = tell.snapshot;
  snapshot.agent = fields.text("agent", limits::max_name_bytes);
  snapshot.closer = fields.text("closer", limits::max_name_bytes);
  snapshot.team = fields.text("team", limits::max_name_bytes);
  snapshot.queue = fields.text("queue", limits::max_name_bytes);
  snapshot.service = fields.text("service", limits::max_name_bytes);
  snapshot.channel = fields.text("channel", limits::max_name_bytes);
  snapshot.organisation = fields.text("organisation", limits::max_name_bytes);
  snapshot.tags = fields.texts("tags", limits::max_tags, limits::max_name_bytes);
  if (auto error = fields.finish()) return *error;
  return tell;
}

// A request may not be told into scopes that are somebody else's.
std::optional<Error> outside(const Scopes& scopes, const Snapshot& told) {
  if (!scopes.include_team(told.team)) {
    return fail(ErrorCode::forbidden, "the team lies outside your scopes", "team");
  }
  if (!scopes.include_queue(told.queue)) {
    return fail(ErrorCode::forbidden, "the queue lies outside your scopes", "queue");
  }
  return std::nullopt;
}

// The helpdesk may go on telling of somebody who was erased in this request: that is not kept
// again.
Result<Tell> without_erased(Services& services, const RequestState& state, Tell tell) {
  const std::string stream = person_stream(services, tell.requester);
  if (!state.erased_at || stream.empty()) return tell;
  auto person = load_person(services, stream);
  if (!person) return person.error();
  if (!person->erased_at) return tell;
  tell.requester = {};
  tell.subject.clear();
  return tell;
}

Result<json::object> view_now(Call& call, const RequestState& state) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto events = call.services.open_stream(request_stream(state.id));
  if (!events) return events.error();
  return request_view(state, *events, **settings, call.request.actor, call.services.now());
}

}  // namespace

Result<Response> put_request(Call& call) {
  const std::string& id = call.arguments[0];
  if (id.empty() || id.size() > limits::max_name_bytes) {
    return fail(ErrorCode::out_of_range, "the request's id must be 1 to 255 bytes long", "id");
  }
  if (is_touchpoint_rating(id)) {
    return fail(ErrorCode::out_of_range, "the request's id must not begin with touchpoint:", "id");
  }
  auto tell = tell_from(call.request);
  if (!tell) return tell.error();
  const Actor& actor = call.request.actor;
  if (auto error = outside(actor.scopes, tell->snapshot)) return *error;
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const auto decide = [&](const RequestState& state) -> Result<Events> {
    auto told = without_erased(call.services, state, *tell);
    if (!told) return told.error();
    return decide_tell(state, *told, {call.services.now(), **settings, actor, {}});
  };
  auto written = write_request(call.services, id, within_scopes(actor, unknown_request(), decide));
  if (!written) return written.error();
  auto view = view_now(call, written->after);
  if (!view) return view.error();
  Response response = json_response(200, json::object{{"request", std::move(*view)}});
  add_effects(call, *written, response);
  return response;
}

Result<Response> get_request(Call& call) {
  auto state = call.services.load(call.arguments[0]);
  if (!state) return state.error();
  if (!state->known || !lies_within(call.request.actor.scopes, *state)) return unknown_request();
  auto view = view_now(call, *state);
  if (!view) return view.error();
  return json_response(200, *view);
}

}  // namespace amends
