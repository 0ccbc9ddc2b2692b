// Amounts of money, exact: whole hundredths of a currency's unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

/// Of "50" and "49.90"; nothing for zero, for more than two decimals, and beyond 9999999.99.
std::optional<int> hundredths_from_text(std::string_view text);

/// "50" and "49.90".
std::string amount_text(std::int64_t hundredths);

/// Three capital letters, such as EUR (ISO 4217).
bool is_currency(std::string_view text);

}  // namespace amends
