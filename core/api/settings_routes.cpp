// What the tenant decides: the settings, as they are and as they were.
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/parameters.hpp"
#include "core/api/settings_warnings.hpp"
#include "core/api/tenant_writer.hpp"
#include "core/api/timeline.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/model/json_difference.hpp"
#include "core/model/stream_name.hpp"

namespace amends {
namespace {

constexpr std::size_t versions_on_a_page = 20;

Result<Response> settings_response(Services& services) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  auto warnings = settings_warnings(services, current);
  if (!warnings) return warnings.error();
  return json_response(200, json::object{{"revision", (*settings)->revision()},
                                         {"settings", settings_to_json(current)},
                                         {"warnings", std::move(*warnings)}});
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

// A version as the history keeps it, and the document in today's members.
struct Version {
  std::int64_t revision = 0;
  UtcMillis at;
  EventActor by;
  json::object document;
};

Result<Version> version_from(Services& services, const StoredEvent& stored) {
  auto event = services.history().open(stored);
  if (!event) return event.error();
  SettingsState state;
  if (auto applied = state.apply(stored.revision, *event); !applied) return applied.error();
  return Version{stored.revision, event->at, event->by, settings_to_json(state.current())};
}

// Oldest first: those behind `after`, below `before`.
Result<std::vector<Version>> versions_between(Services& services, std::int64_t after,
                                              std::int64_t before) {
  auto stored = services.store().events(settings_stream, after);
  if (!stored) return stored.error();
  std::vector<Version> versions;
  for (const StoredEvent& one : *stored) {
    if (one.revision >= before) break;
    auto version = version_from(services, one);
    if (!version) return version.error();
    versions.push_back(std::move(*version));
  }
  return versions;
}

json::array changes_view(const json::object& before, const json::object& after) {
  json::array changes;
  for (JsonDifference& difference : json_differences(before, after)) {
    json::object change{{"path", std::move(difference.path)}};
    if (difference.before) change["before"] = std::move(*difference.before);
    if (difference.after) change["after"] = std::move(*difference.after);
    changes.push_back(std::move(change));
  }
  return changes;
}

json::object version_view(const Version& version) {
  return {
      {"revision", version.revision}, {"at", version.at.count}, {"by", person_view(version.by)}};
}

}  // namespace

Result<Response> get_settings(Call& call) {
  return settings_response(call.services);
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
  auto head = head_of(call.services, settings_stream);
  if (!head) return head.error();
  const Settings versioned = (*known)->with_versions(std::move(*wanted));
  const std::string text = json::serialize(settings_to_json(versioned));
  WriteBatch batch;
  batch.changes.push_back({0, "settings", "settings", "", call.services.now()});
  auto written = write_stream(call.services, settings_stream, revision, head->hash,
                              {by_actor(call, SettingsChanged{text})}, std::move(batch));
  if (!written && written.error().code == ErrorCode::conflict) return stale;
  if (!written) return written.error();
  return settings_response(call.services);
}

Result<Response> get_settings_versions(Call& call) {
  const auto limit = page_limit(call.request, versions_on_a_page);
  if (!limit) return limit.error();
  auto known = call.services.settings();
  if (!known) return known.error();
  const std::int64_t next = (*known)->revision() + 1;
  const std::string_view text = call.request.query_value("before");
  const auto before = text.empty() ? std::optional(next) : whole_number(text);
  if (!before || *before < 1) {
    return fail(ErrorCode::out_of_range, "before must be a revision", "before");
  }
  const std::int64_t end = std::min(*before, next);
  const std::int64_t begin = std::max<std::int64_t>(1, end - static_cast<std::int64_t>(*limit));
  auto versions = versions_between(call.services, std::max<std::int64_t>(0, begin - 2), end);
  if (!versions) return versions.error();
  json::object last = settings_to_json(SettingsState().current());
  json::array items;
  for (const Version& version : *versions) {
    if (version.revision >= begin) {
      json::object item = version_view(version);
      item["changes"] = changes_view(last, version.document);
      items.insert(items.begin(), std::move(item));
    }
    last = version.document;
  }
  return json_response(200, json::object{{"items", std::move(items)}, {"more", begin > 1}});
}

Result<Response> get_settings_version(Call& call) {
  const Error unknown = fail(ErrorCode::not_found, "the settings never had this revision");
  const auto revision = whole_number(call.arguments[0]);
  if (!revision || *revision < 1 || *revision == INT64_MAX) return unknown;
  auto versions = versions_between(call.services, *revision - 1, *revision + 1);
  if (!versions) return versions.error();
  if (versions->empty()) return unknown;
  json::object view = version_view(versions->front());
  view["settings"] = std::move(versions->front().document);
  return json_response(200, view);
}

}  // namespace amends
