#include "core/api/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/date.hpp"
#include "core/base/limits.hpp"

namespace amends {

std::optional<Error> unknown_parameter(const Request& request,
                                       const std::vector<std::string_view>& known) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return fail(ErrorCode::unknown_field, name + " is not known here", name);
    }
  }
  return std::nullopt;
}

Result<bool> switched_on(const Request& request, const std::string& name) {
  const std::string_view value = request.query_value(name);
  if (value == "1") return true;
  if (value.empty() || value == "0") return false;
  return fail(ErrorCode::out_of_range, name + " must be 0 or 1", name);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<std::size_t> page_limit(const Request& request, std::size_t missing) {
  const std::string_view text = request.query_value("limit");
  if (text.empty()) return missing;
  const auto number = whole_number(text);
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(limits::max_page_items)) {
    return fail(ErrorCode::out_of_range,
                "limit must be 1 to " + std::to_string(limits::max_page_items), "limit");
  }
  return static_cast<std::size_t>(*number);
}

Result<Day> day_at(const Request& request, const std::string& name, Day missing) {
  const std::string_view text = request.query_value(name);
  if (text.empty()) return missing;
  if (const auto day = day_from_text(text)) return *day;
  return fail(ErrorCode::out_of_range, name + " must be a day such as 2026-11-24", name);
}

Result<Moments> moments_between(const Request& request, const TimeZone& zone) {
  const auto from = day_at(request, "from", undated);
  if (!from) return from.error();
  const auto to = day_at(request, "to", undated);
  if (!to) return to.error();
  if (*from != undated && *to != undated && *to < *from) {
    return fail(ErrorCode::out_of_range, "from must not lie behind to", "from");
  }
  Moments moments;
  if (*from != undated) moments.from = zone.start_of(*from);
  if (*to != undated) moments.before = zone.start_of(Day{to->count + 1});
  return moments;
}

}  // namespace amends
