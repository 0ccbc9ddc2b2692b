#include "core/api/marks.hpp"

#include "core/api/parameters.hpp"

namespace amends {

Result<std::int64_t> number_in_mark(Services& services, std::string_view name) {
  auto mark = services.store().mark(name);
  if (!mark) return mark.error();
  const auto number = *mark ? whole_number(**mark) : std::nullopt;
  return number.value_or(0);
}

Result<std::optional<UtcMillis>> moment_in_mark(Services& services, std::string_view name) {
  auto number = number_in_mark(services, name);
  if (!number) return number.error();
  return *number == 0 ? std::nullopt : std::optional(UtcMillis{*number});
}

}  // namespace amends
