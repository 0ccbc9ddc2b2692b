// /api/follow-ups/{id}/merge: another case of the customer takes care of this one.
#include <utility>

#include "core/api/case_command.hpp"
#include "core/api/case_view.hpp"
#include "core/api/effects.hpp"

namespace amends {
namespace {

struct MergeCommand {
  Merge merge;
  OpStamp op;
};

Result<MergeCommand> merge_from(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  MergeCommand parsed;
  parsed.merge.revision = read_revision(fields);
  parsed.merge.into_revision = read_revision(fields, "into_revision");
  const std::string into = fields.required_text("into", 32);
  if (const auto id = id128_from_text(into)) {
    parsed.merge.into = *id;
  } else if (!into.empty()) {
    fields.refuse(ErrorCode::out_of_range, "into", "must be the id of a follow-up");
  }
  parsed.merge.note = read_note(fields);
  parsed.op = read_stamp(call, fields);
  if (auto error = fields.finish()) return *error;
  return parsed;
}

// Who merges two cases works both.
Result<VisibleCase> worked_case(Call& call, const Id128& id, const std::string& field) {
  auto seen = visible_case(call, id);
  if (!seen && seen.error().code == ErrorCode::not_found) {
    return fail(ErrorCode::not_found, seen.error().message, field);
  }
  if (!seen || seen->works_on_it) return seen;
  return fail(ErrorCode::forbidden, "who watches a case may read it and write notes", field);
}

Result<WrittenTwo> write_merge(Call& call, const FollowUpRow& row, const FollowUpRow& into,
                               const MergeCommand& wanted) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const auto decide = [&](const RequestState& state,
                          const RequestState& into_state) -> Result<EventsOfTwo> {
    auto repeated = is_repeated(state, wanted.op);
    if (!repeated) return repeated.error();
    if (*repeated) return EventsOfTwo{};
    const Context context{call.services.now(), **settings, call.request.actor, wanted.op};
    return decide_merge(state, row.follow_up, into_state, wanted.merge, context);
  };
  return write_two(call.services, row.request, into.request, decide);
}

// With the case as it is now.
Result<Response> stale(Call& call, const Error& error, const FollowUpRow& row) {
  auto state = call.services.load(row.request);
  if (!state) return state.error();
  auto view = case_view(call, *state, row.follow_up, true);
  if (!view) return view.error();
  return problem(error, {{"follow_up", std::move(*view)}});
}

}  // namespace

Result<Response> post_merge(Call& call) {
  auto seen = visible_case(call);
  if (!seen) return seen.error();
  auto wanted = merge_from(call);
  if (!wanted) return wanted.error();
  seen = worked_case(call, seen->row().follow_up, "");
  if (!seen) return seen.error();
  auto into = worked_case(call, wanted->merge.into, "into");
  if (!into) return into.error();
  auto written = write_merge(call, seen->row(), into->row(), *wanted);
  if (!written && written.error().code == ErrorCode::stale_revision) {
    const bool about_into = written.error().field == "into_revision";
    return stale(call, written.error(), about_into ? into->row() : seen->row());
  }
  if (!written) return written.error();
  auto view = case_view(call, written->first.after, seen->row().follow_up, true);
  if (!view) return view.error();
  Response response = json_response(200, json::object{{"follow_up", std::move(*view)}});
  add_effects(call, written->first, response);
  return response;
}

}  // namespace amends
