// The bearer keys of machines.
#include <boost/json/array.hpp>

#include "core/api/bearer_keys.hpp"
#include "core/api/tenant_writer.hpp"
#include "core/api/views.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/model/stream_name.hpp"

namespace amends {
namespace {

Result<Role> role_from(FieldReader& fields) {
  const Role role = fields.choice("role", Role::none);
  if (role == Role::none) {
    fields.refuse(ErrorCode::out_of_range, "role", "must be agent, manager, admin or host");
  }
  return role;
}

}  // namespace

Result<Response> get_keys(Call& call) {
  auto rows = call.services.store().keys();
  if (!rows) return rows.error();
  json::array keys;
  for (const KeyRow& row : *rows) keys.push_back(key_view(row));
  return json_response(200, json::object{{"keys", std::move(keys)}});
}

Result<Response> get_own_key(Call& call) {
  auto row = find_bearer_key(call.services, call.request);
  if (!row) return row.error();
  if (!*row) return fail(ErrorCode::not_signed_in, "a bearer key is required");
  return json_response(200, key_view(**row));
}

Result<Response> post_key(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  KeyCreated created;
  created.label = fields.required_text("name", limits::max_name_bytes);
  created.role = *role_from(fields);
  FieldReader scopes(fields.object("scopes"), "scopes.");
  created.teams = scopes.texts("teams", 1000, limits::max_name_bytes);
  created.queues = scopes.texts("queues", 1000, limits::max_name_bytes);
  if (auto error = scopes.finish()) fields.refuse(*error);
  if (auto error = fields.finish()) return *error;
  const std::string secret = fresh_bearer_key(call.services);
  created.key = call.services.fresh_id();
  created.secret_hash = bearer_hash(call.services, secret);
  auto head = head_of(call.services, keys_stream);
  if (!head) return head.error();
  const Event event = by_actor(call, created);
  const KeyRow row = key_row(created, event.at);
  WriteBatch batch;
  batch.keys.push_back(row);
  auto written = write_stream(call.services, keys_stream, head->revision, head->hash, {event},
                              std::move(batch));
  if (!written) return written.error();
  json::object view = key_view(row);
  view["secret"] = secret;
  return json_response(201, view);
}

Result<Response> post_key_revoke(Call& call) {
  const auto id = id128_from_text(call.arguments[0]);
  auto rows = call.services.store().keys();
  if (!rows) return rows.error();
  for (KeyRow& row : *rows) {
    if (!id || row.key != *id) continue;
    if (row.revoked) return json_response(200, key_view(row));
    row.revoked = true;
    auto head = head_of(call.services, keys_stream);
    if (!head) return head.error();
    WriteBatch batch;
    batch.keys.push_back(row);
    auto written = write_stream(call.services, keys_stream, head->revision, head->hash,
                                {by_actor(call, KeyRevoked{row.key})}, std::move(batch));
    if (!written) return written.error();
    return json_response(200, key_view(row));
  }
  return fail(ErrorCode::not_found, "the key is not known");
}

}  // namespace amends
