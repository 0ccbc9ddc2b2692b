// Text as it comes from outside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

/// Whether the bytes are well-formed UTF-8 (Unicode, table 3-7): no overlong forms, no surrogates.
bool is_utf8(std::string_view text);

/// ASCII only, whatever the locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// How many characters (code points) a well-formed text has.
std::size_t characters(std::string_view text);

/// At most so many characters; what is cut off ends with "…".
std::string shortened(std::string_view text, std::size_t most);

/// Without white space (ASCII) at both ends.
std::string_view trimmed(std::string_view text);

/// The parts between separators; one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// ASCII lower case; other bytes stay.
std::string lower_ascii(std::string_view text);

/// Text made safe inside a part of a path or a query (RFC 3986): all but unreserved characters
/// percent-encoded.
std::string url_encoded(std::string_view text);

}  // namespace amends
