// /api/follow-ups/bulk: the same work on several cases, each told for itself.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "core/api/case_command.hpp"
#include "core/api/case_view.hpp"
#include "core/api/effects.hpp"
#include "core/base/limits.hpp"

namespace amends {
namespace {

struct NamedCase {
  Id128 id;
  std::int64_t revision = 0;
};

struct BulkCommand {
  std::vector<NamedCase> cases;
  CaseCommand command;  // without the revision
};

// A longer one would leave no room for the case that its part is about.
constexpr std::size_t max_bulk_op_chars = limits::max_op_chars - 9;

ReadCommand reader_of(std::string_view command) {
  if (command == "assign") return read_assign;
  if (command == "note") return read_add_note;
  if (command == "address") return read_address;
  return nullptr;
}

Result<NamedCase> case_from(const json::value& item, const std::string& path) {
  if (!item.is_object()) return fail(ErrorCode::wrong_type, path + " must be an object", path);
  FieldReader fields(item.get_object(), path + ".");
  const auto id = id128_from_text(fields.required_text("id", 32));
  if (!id) fields.refuse(ErrorCode::out_of_range, "id", "must be the id of a follow-up");
  const std::int64_t revision = read_revision(fields);
  if (auto error = fields.finish()) return *error;
  return NamedCase{*id, revision};
}

std::vector<NamedCase> read_cases(FieldReader& fields) {
  std::vector<NamedCase> cases;
  std::set<Id128> seen;
  for (const json::value& item : fields.array("cases", limits::max_cases_at_once)) {
    const std::string path = "cases[" + std::to_string(cases.size()) + "]";
    auto one = case_from(item, path);
    if (!one) {
      fields.refuse(one.error());
      break;
    }
    if (!seen.insert(one->id).second) {
      fields.refuse(fail(ErrorCode::out_of_range, path + ".id must stand once", path + ".id"));
    }
    cases.push_back(*one);
  }
  if (cases.empty()) fields.refuse(ErrorCode::missing_field, "cases", "is required");
  return cases;
}

// Who sends a press again because no answer came may leave out the cases that were answered.
std::string digest_without_cases(Call& call, json::object body) {
  body.erase("cases");
  return call.services.digest_text(call.services.keys().api,
                                   call.request.path + json::serialize(body));
}

Result<BulkCommand> bulk_from(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  BulkCommand bulk;
  const ReadCommand read = reader_of(fields.required_text("command", 32));
  if (read == nullptr) {
    fields.refuse(ErrorCode::out_of_range, "command", "must be assign, note or address");
  }
  bulk.command.op.op = fields.text("op", max_bulk_op_chars);
  bulk.cases = read_cases(fields);
  if (read != nullptr) bulk.command.command = read(fields);
  if (auto error = fields.finish()) return *error;
  bulk.command.op.body_hash = digest_without_cases(call, *body);
  return bulk;
}

// Each case has a part of the op of its own: two of them may be of one request.
CaseCommand part_for(const BulkCommand& bulk, const NamedCase& one) {
  CaseCommand part = bulk.command;
  part.revision = one.revision;
  if (!part.op.op.empty()) part.op.op += "-" + to_text(one.id).substr(0, 8);
  return part;
}

json::object refused_view(const Id128& id, const Error& error) {
  json::object view{{"id", to_text(id)},
                    {"status", http_status(error.code)},
                    {"code", code_text(error.code)},
                    {"detail", error.message}};
  if (!error.field.empty()) view["field"] = error.field;
  return view;
}

Result<json::object> work_on_one(Call& call, const BulkCommand& bulk, const NamedCase& one,
                                 Response& response) {
  auto seen = visible_case(call, one.id);
  if (!seen) return refused_view(one.id, seen.error());
  auto written = work_on(call, *seen, part_for(bulk, one));
  if (!written && written.error().code != ErrorCode::stale_revision) {
    return refused_view(one.id, written.error());
  }
  json::object view = written ? json::object{{"id", to_text(one.id)}, {"status", 200}}
                              : refused_view(one.id, written.error());
  auto state =
      written ? Result<RequestState>(written->after) : call.services.load(seen->row().request);
  if (!state) return state.error();
  auto item = case_row_view(call, *state, one.id);
  if (!item) return item.error();
  view["follow_up"] = std::move(*item);
  if (written) add_effects(call, *written, response);
  return view;
}

}  // namespace

// What goes wrong with one case, a store that is away among it, leaves the others as they are told.
Result<Response> post_bulk(Call& call) {
  auto bulk = bulk_from(call);
  if (!bulk) return bulk.error();
  json::array results;
  Response response;
  for (const NamedCase& one : bulk->cases) {
    auto result = work_on_one(call, *bulk, one, response);
    results.push_back(result ? std::move(*result) : refused_view(one.id, result.error()));
  }
  Response answer = json_response(200, json::object{{"results", std::move(results)}});
  answer.effects = std::move(response.effects);
  return answer;
}

}  // namespace amends
