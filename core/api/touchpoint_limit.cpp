#include "core/api/touchpoint_limit.hpp"

#include <charconv>
#include <optional>

#include "core/base/text.hpp"

namespace amends {
namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

TouchpointLimit::TouchpointLimit(Services& services, const Site& site,
                                 const std::string& touchpoint, const std::string& address)
    : services_(services),
      site_(site),
      address_(address),
      mark_("ratings of " + site.id + " " + touchpoint),
      now_(services.now()),
      hour_(now_.count / hour_ms) {}

// The mark says the hour and the count, so that one an hour old is none.
Result<std::int64_t> TouchpointLimit::counted() {
  auto mark = services_.store().mark(mark_);
  if (!mark) return mark.error();
  if (!*mark) return std::int64_t{0};
  const auto parts = split(**mark, ' ');
  const auto count = parts.size() == 2 ? number_in(parts[1]) : std::nullopt;
  return count && number_in(parts[0]) == hour_ ? *count : std::int64_t{0};
}

Result<void> TouchpointLimit::check() {
  const auto taken = counted();
  if (!taken) return taken.error();
  if (*taken >= site_.hourly_limit) {
    return fail(ErrorCode::too_many_ratings, "this touchpoint takes " +
                                                 std::to_string(site_.hourly_limit) +
                                                 " new ratings an hour; try again later");
  }
  if (!services_.address_counts().has_room(address_, hour_)) {
    return fail(ErrorCode::too_many_ratings,
                "too many new ratings came from this network address; try again later");
  }
  return {};
}

void TouchpointLimit::count() {
  services_.address_counts().count(address_, hour_);
  const auto taken = counted();
  const auto marked = !taken ? Result<void>(taken.error())
                             : services_.store().set_mark(
                                   mark_, std::to_string(hour_) + " " + std::to_string(*taken + 1));
  if (!marked) services_.log("warn", "a rating was not counted: " + marked.error().message);
}

std::int64_t TouchpointLimit::retry_after_s() const {
  return (hour_ms - now_.count % hour_ms + second_ms - 1) / second_ms;
}

}  // namespace amends
