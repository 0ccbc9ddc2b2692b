#include "core/model/working_hours.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

#include "core/base/limits.hpp"
#include "core/model/clock_time.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

std::optional<WorkingSpan> span_from(const json::value& item) {
  if (!item.is_array() || item.get_array().size() != 2) return std::nullopt;
  std::array<int, 2> minutes{};
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const json::value& text = item.get_array()[i];
    const auto minute = text.is_string() ? minute_from(text.get_string()) : std::nullopt;
    if (!minute) return std::nullopt;
    minutes[i] = *minute;
  }
  return WorkingSpan{minutes[0], minutes[1]};
}

WorkingDay read_working_day(FieldReader& week, std::string_view weekday) {
  WorkingDay day;
  for (const auto& item : week.array(weekday, limits::max_spans_a_day)) {
    const std::string name = std::string(weekday) + "[" + std::to_string(day.size()) + "]";
    const auto span = span_from(item);
    if (!span) {
      week.refuse(ErrorCode::out_of_range, name,
                  "must be two times of the day such as [\"09:00\", \"17:00\"]");
    } else if (span->ends_min <= span->begins_min) {
      week.refuse(ErrorCode::out_of_range, name, "must end after it begins");
    } else if (!day.empty() && span->begins_min < day.back().ends_min) {
      week.refuse(ErrorCode::out_of_range, name, "must not begin before the span before it ends");
    } else {
      day.push_back(*span);
      continue;
    }
    break;
  }
  return day;
}

void read_week(FieldReader& fields, WorkingHours& hours) {
  FieldReader week(fields.object("week"), fields.path_of("week") + ".");
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    hours.week[i] = read_working_day(week, weekdays[i]);
  if (auto error = week.finish()) fields.refuse(*error);
  if (hours.week_s() == 0) {
    fields.refuse(ErrorCode::out_of_range, "week", "must have at least one span of hours");
  }
}

void read_holidays(FieldReader& fields, WorkingHours& hours) {
  for (const std::string& text : fields.texts("holidays", limits::max_holidays, 10)) {
    const auto day = day_from_text(text);
    if (!day) {
      fields.refuse(ErrorCode::out_of_range, "holidays", "must be dates such as 2026-12-25");
      return;
    }
    hours.holidays.push_back(*day);
  }
  std::sort(hours.holidays.begin(), hours.holidays.end());
  const auto end = std::unique(hours.holidays.begin(), hours.holidays.end());
  hours.holidays.erase(end, hours.holidays.end());
}

void read_time_zone(FieldReader& fields, WorkingHours& hours) {
  const std::string rule = fields.text("time_zone", 64);
  if (rule.empty()) return;
  auto zone = TimeZone::from_rule(rule);
  if (zone) {
    hours.time_zone = std::move(*zone);
  } else {
    fields.refuse(ErrorCode::out_of_range, "time_zone",
                  "must be a POSIX TZ rule such as CET-1CEST,M3.5.0,M10.5.0/3");
  }
}

Result<WorkingHours> working_hours_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  WorkingHours hours;
  hours.id = fields.required_text("id", 64);
  hours.teams = fields.texts("teams", limits::max_calendar_teams, limits::max_name_bytes);
  read_week(fields, hours);
  read_holidays(fields, hours);
  read_time_zone(fields, hours);
  if (auto error = fields.finish()) return *error;
  return hours;
}

// What no two calendars may have alike, as people read it in a refusal.
std::optional<std::string> named_twice(const std::vector<WorkingHours>& calendars) {
  std::set<std::string_view> ids;
  std::set<std::string_view> teams;
  bool everybody_else = false;
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const std::string place = "[" + std::to_string(i) + "]";
    const WorkingHours& hours = calendars[i];
    if (!ids.insert(hours.id).second) return place + ".id";
    if (hours.teams.empty() && std::exchange(everybody_else, true)) return place + ".teams";
    for (const std::string& team : hours.teams) {
      if (!teams.insert(team).second) return place + ".teams";
    }
  }
  return std::nullopt;
}

}  // namespace

const WorkingDay& WorkingHours::on(Day day) const {
  static const WorkingDay nothing;
  const bool holiday = std::binary_search(holidays.begin(), holidays.end(), day);
  return holiday ? nothing : week[static_cast<std::size_t>(weekday(day))];
}

std::int64_t WorkingHours::week_s() const {
  std::int64_t minutes = 0;
  for (const WorkingDay& day : week) {
    for (const WorkingSpan& span : day) minutes += span.ends_min - span.begins_min;
  }
  return minutes * 60;
}

std::vector<WorkingHours> read_working_hours(FieldReader& fields) {
  constexpr std::string_view name = "working_hours";
  auto calendars = read_objects(fields, name, limits::max_working_hours, &working_hours_from_json);
  if (const auto place = named_twice(calendars)) {
    fields.refuse(ErrorCode::out_of_range, std::string(name) + *place,
                  "must name what no calendar before it names");
  }
  return calendars;
}

json::object working_hours_to_json(const WorkingHours& hours) {
  json::object week;
  for (std::size_t i = 0; i < weekdays.size(); ++i) {
    if (hours.week[i].empty()) continue;
    json::array spans;
    for (const WorkingSpan& span : hours.week[i]) {
      spans.push_back(json::array{to_clock(span.begins_min), to_clock(span.ends_min)});
    }
    week[weekdays[i]] = std::move(spans);
  }
  json::array holidays;
  for (const Day day : hours.holidays) holidays.emplace_back(to_text(day));
  json::object object{{"id", hours.id},
                      {"teams", json::array(hours.teams.begin(), hours.teams.end())},
                      {"week", std::move(week)},
                      {"holidays", std::move(holidays)}};
  if (hours.time_zone) object["time_zone"] = hours.time_zone->rule();
  return object;
}

const WorkingHours* working_hours_of(const std::vector<WorkingHours>& calendars,
                                     std::string_view team) {
  const WorkingHours* everybody_else = nullptr;
  for (const WorkingHours& hours : calendars) {
    const auto& teams = hours.teams;
    if (std::find(teams.begin(), teams.end(), team) != teams.end()) return &hours;
    if (teams.empty()) everybody_else = &hours;
  }
  return everybody_else;
}

}  // namespace amends
