#include "core/api/bearer_keys.hpp"

namespace amends {
namespace {

constexpr std::string_view scheme = "Bearer ";
constexpr std::string_view prefix = "amk_";
constexpr std::size_t secret_bytes = 32;

}  // namespace

std::string fresh_bearer_key(Services& services) {
  Bytes secret(secret_bytes);
  services.entropy().fill(secret);
  return std::string(prefix) + base32_encode(secret);
}

std::string bearer_hash(Services& services, std::string_view secret) {
  return hex_encode(services.signer().hmac_sha256(services.keys().api, bytes_of(secret)));
}

Result<std::optional<KeyRow>> find_bearer_key(Services& services, const Request& request) {
  const std::string_view header = request.header("authorization");
  if (!header.starts_with(scheme)) return std::optional<KeyRow>();
  const std::string_view secret = header.substr(scheme.size());
  const Error unknown = fail(ErrorCode::not_signed_in, "the bearer key is unknown or revoked");
  if (!secret.starts_with(prefix)) return unknown;
  auto row = services.store().find_key_by_hash(bearer_hash(services, secret));
  if (!row) return row.error();
  if (!*row || (*row)->revoked) return unknown;
  return row;
}

KeyRow key_row(const KeyCreated& created, UtcMillis at) {
  return {created.key,
          created.label,
          std::string(enum_text(created.role)),
          created.teams,
          created.queues,
          created.secret_hash,
          at,
          false};
}

Actor actor_of(const KeyRow& row) {
  Actor actor;
  actor.role = enum_from_text<Role>(row.role).value_or(Role::none);
  actor.kind = actor.role == Role::host ? ActorKind::host : ActorKind::staff;
  actor.id = "key:" + row.label;
  actor.name = row.label;
  actor.scopes = {row.teams, row.queues};
  actor.by_key = true;
  return actor;
}

}  // namespace amends
