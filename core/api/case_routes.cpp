// /api/follow-ups/{id}/…: the work on one case.
#include "core/api/case_command.hpp"

#include "core/api/case_view.hpp"
#include "core/api/effects.hpp"

namespace amends {
namespace {

Result<Response> work_on_case(Call& call, ReadCommand read) {
  auto seen = visible_case(call);
  if (!seen) return seen.error();
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  auto command = read_command(call, fields, read);
  if (!command) return command.error();
  const Id128 id = seen->row().follow_up;
  auto written = work_on(call, *seen, *command);
  if (!written && written.error().code == ErrorCode::stale_revision) {
    auto state = call.services.load(seen->row().request);
    if (!state) return state.error();
    auto current = case_view(call, *state, id, seen->works_on_it);
    if (!current) return current.error();
    return problem(written.error(), {{"follow_up", std::move(*current)}});
  }
  if (!written) return written.error();
  // Who takes himself off the list of watchers may not see the case any more.
  auto still = visible_case(call, id);
  const bool left = !still && still.error().code == ErrorCode::not_found;
  if (!still && !left) return still.error();
  auto view = case_view(call, written->after, id, !left && still->works_on_it);
  if (!view) return view.error();
  Response response = json_response(200, json::object{{"follow_up", std::move(*view)}});
  add_effects(call, *written, response);
  return response;
}

}  // namespace

Result<Response> get_follow_up(Call& call) {
  auto seen = visible_case(call);
  if (!seen) return seen.error();
  auto state = call.services.load(seen->row().request);
  if (!state) return state.error();
  auto view = case_view(call, *state, seen->row().follow_up, seen->works_on_it);
  if (!view) return view.error();
  Response response = json_response(200, *view);
  response.with("etag", "\"" + std::to_string(seen->row().revision) + "\"");
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
Result<Response> post_undo(Call& call) {
  return work_on_case(call, read_undo);
}
Result<Response> post_take_out(Call& call) {
  return work_on_case(call, read_take_out);
}
Result<Response> post_write(Call& call) {
  return work_on_case(call, read_write);
}
Result<Response> post_reopen_request(Call& call) {
  return work_on_case(call, read_reopen_request);
}
Result<Response> post_offer(Call& call) {
  return work_on_case(call, read_offer);
}
Result<Response> post_watch(Call& call) {
  return work_on_case(call, read_watch);
}

}  // namespace amends
