// What the tenant decides: the settings, and the bearer keys of machines.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/bearer_keys.hpp"
#include "core/api/effects.hpp"
#include "core/api/views.hpp"
#include "core/api/warnings.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"

namespace amends {
namespace {

// Where a stream stands that is written whole: its revision and the hash of its last event.
struct Head {
  std::int64_t revision = 0;
  Digest hash{};
};

Result<Head> head_of(Services& services, std::string_view stream) {
  auto events = services.store().events(stream);
  if (!events) return events.error();
  if (events->empty()) return Head{};
  return Head{events->back().revision, events->back().hash};
}

json::object settings_view(const SettingsState& settings) {
  return {{"revision", settings.revision()},
          {"settings", settings_to_json(settings.current())},
          {"warnings", base_url_warnings(settings.current().base_url)}};
}

Event by_actor(const Call& call, Payload payload) {
  return Event{call.services.now(), event_actor(call.request.actor), {}, std::move(payload), {}};
}

// Ids of sites are made here and nowhere else, so that one which was revoked is never there again
// by a slip of the pen.
Result<void> name_sites(Services& services, const Settings& known, Settings& wanted) {
  for (std::size_t i = 0; i < wanted.sites.size(); ++i) {
    Site& site = wanted.sites[i];
    if (site.id.empty()) {
      const Id128 fresh = services.fresh_id();
      site.id = site_id_from(fresh.bytes);
    } else if (known.site(site.id) == nullptr) {
      const std::string name = "sites[" + std::to_string(i) + "].id";
      return fail(ErrorCode::out_of_range, name + " is made by Amends; leave it out for a new site",
                  name);
    }
  }
  return {};
}

Result<Role> role_from(FieldReader& fields) {
  const Role role = fields.choice("role", Role::none);
  if (role == Role::none) {
    fields.refuse(ErrorCode::out_of_range, "role", "must be agent, manager, admin or host");
  }
  return role;
}

}  // namespace

Result<Response> get_settings(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  return json_response(200, settings_view(**settings));
}

Result<Response> put_settings(Call& call) {
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  if (!fields.has("revision")) fields.refuse(ErrorCode::missing_field, "revision", "is required");
  if (!fields.has("settings")) fields.refuse(ErrorCode::missing_field, "settings", "is required");
  const std::int64_t revision = fields.integer("revision", 0, INT64_MAX, 0);
  const json::object& document = fields.object("settings");
  fields.array("warnings", limits::max_page_items);  // as GET gave them; made anew
  if (auto error = fields.finish()) return *error;
  auto wanted = settings_from_json(document);
  if (!wanted) return wanted.error();
  auto known = call.services.settings();
  if (!known) return known.error();
  const Error stale = fail(ErrorCode::stale_revision,
                           "the settings are at revision " + std::to_string((*known)->revision()) +
                               ", not " + std::to_string(revision),
                           "revision");
  if ((*known)->revision() != revision) return stale;
  if (auto named = name_sites(call.services, (*known)->current(), *wanted); !named) {
    return named.error();
  }
  auto head = head_of(call.services, "settings");
  if (!head) return head.error();
  const Settings versioned = (*known)->with_versions(std::move(*wanted));
  const std::string text = json::serialize(settings_to_json(versioned));
  WriteBatch batch;
  batch.changes.push_back({0, "settings", "settings", "", call.services.now()});
  auto written = write_stream(call.services, "settings", revision, head->hash,
                              {by_actor(call, SettingsChanged{text})}, std::move(batch));
  if (!written && written.error().code == ErrorCode::conflict) return stale;
  if (!written) return written.error();
  auto now = call.services.settings();
  if (!now) return now.error();
  return json_response(200, settings_view(**now));
}

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
  KeyRow row;
  row.label = fields.required_text("name", limits::max_name_bytes);
  row.role = enum_text(*role_from(fields));
  FieldReader scopes(fields.object("scopes"), "scopes.");
  row.teams = scopes.texts("teams", 1000, limits::max_name_bytes);
  row.queues = scopes.texts("queues", 1000, limits::max_name_bytes);
  if (auto error = scopes.finish()) fields.refuse(*error);
  if (auto error = fields.finish()) return *error;
  const std::string secret = fresh_bearer_key(call.services);
  row.key = call.services.fresh_id();
  row.secret_hash = bearer_hash(call.services, secret);
  auto head = head_of(call.services, "keys");
  if (!head) return head.error();
  KeyCreated created{row.key,   row.label,  *enum_from_text<Role>(row.role),
                     row.teams, row.queues, row.secret_hash};
  const Event event = by_actor(call, std::move(created));
  row.created_at = event.at;
  WriteBatch batch;
  batch.keys.push_back(row);
  auto written =
      write_stream(call.services, "keys", head->revision, head->hash, {event}, std::move(batch));
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
    auto head = head_of(call.services, "keys");
    if (!head) return head.error();
    WriteBatch batch;
    batch.keys.push_back(row);
    auto written = write_stream(call.services, "keys", head->revision, head->hash,
                                {by_actor(call, KeyRevoked{row.key})}, std::move(batch));
    if (!written) return written.error();
    return json_response(200, key_view(row));
  }
  return fail(ErrorCode::not_found, "the key is not known");
}

}  // namespace amends
