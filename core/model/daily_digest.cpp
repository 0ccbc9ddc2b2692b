#include "core/model/daily_digest.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/clock_time.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

void read_time_zone(FieldReader& fields, DailyDigest& digest) {
  const std::string rule = fields.text("time_zone", 64);
  if (rule.empty()) return;
  auto zone = TimeZone::from_rule(rule);
  if (zone) {
    digest.time_zone = std::move(*zone);
  } else {
    fields.refuse(ErrorCode::out_of_range, "time_zone",
                  "must be a POSIX TZ rule such as CET-1CEST,M3.5.0,M10.5.0/3");
  }
}

void read_days(FieldReader& fields, DailyDigest& digest) {
  if (!fields.has("days")) return;
  std::array<bool, 7> days{};
  for (const std::string& text : fields.texts("days", days.size(), 3)) {
    const auto day = std::find(weekdays.begin(), weekdays.end(), text);
    if (day == weekdays.end()) {
      fields.refuse(ErrorCode::out_of_range, "days",
                    "must be of mon, tue, wed, thu, fri, sat, sun");
      return;
    }
    bool& is_wanted = days[static_cast<std::size_t>(day - weekdays.begin())];
    if (is_wanted) fields.refuse(ErrorCode::out_of_range, "days", text + " stands there twice");
    is_wanted = true;
  }
  if (std::find(days.begin(), days.end(), true) == days.end()) {
    fields.refuse(ErrorCode::out_of_range, "days", "must have at least one item");
  }
  digest.days = days;
}

// The helpdesk knows the managers of one queue, or of all.
void check_scopes(FieldReader& fields, const DigestRecipient& to) {
  if (!to.person && to.scopes.queues.size() > 1) {
    fields.refuse(ErrorCode::out_of_range, "queues", "must have at most one item for managers");
  }
}

Result<DigestRecipient> recipient_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  DigestRecipient to;
  to.person = read_staff_recipient(fields);
  to.scopes = read_scopes(fields);
  check_scopes(fields, to);
  if (auto error = fields.finish()) return *error;
  return to;
}

json::object recipient_to_json(const DigestRecipient& to) {
  json::object object;
  add_staff_recipient(to.person, object);
  add_scopes(to.scopes, object);
  return object;
}

}  // namespace

std::optional<DailyDigest> read_daily_digest(FieldReader& settings) {
  const json::object& object = settings.object("digest");
  if (!settings.has("digest") || settings.is_null("digest")) return std::nullopt;
  FieldReader fields(object, settings.path_of("digest."));
  DailyDigest digest;
  digest.at_min = read_time_of_day(fields, "at");
  read_time_zone(fields, digest);
  read_days(fields, digest);
  digest.to = read_objects(fields, "to", limits::max_digest_recipients, &recipient_from_json);
  if (digest.to.empty()) fields.refuse(ErrorCode::missing_field, "to", "is required");
  digest.language = fields.text("language", limits::max_language_bytes);
  digest.cases = fields.integer("cases", 0, limits::max_digest_cases, digest.cases);
  if (auto error = fields.finish()) settings.refuse(*error);
  return digest;
}

json::object daily_digest_to_json(const DailyDigest& digest) {
  json::object object{{"at", to_clock(digest.at_min)}};
  if (digest.time_zone) object["time_zone"] = digest.time_zone->rule();
  if (digest.days) {
    json::array days;
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
      if ((*digest.days)[i]) days.emplace_back(weekdays[i]);
    }
    object["days"] = std::move(days);
  }
  object["to"] = objects_to_json(digest.to, &recipient_to_json);
  object["language"] = digest.language;
  object["cases"] = digest.cases;
  return object;
}

}  // namespace amends
