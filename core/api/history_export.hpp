// The whole history as lines of JSON: a header, a line an event, a footer (docs/export.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/api/services.hpp"

namespace amends {

/// Of the form of the lines.
inline constexpr std::int64_t history_version = 1;
/// What every such file begins with.
inline constexpr std::string_view history_begin = "{\"amends\":";

// Lines, without their ends. What is made of them in this order can be imported: the header, events
// of each stream by their revisions, the footer with their number.
std::string history_header(std::string_view tenant, UtcMillis at);
/// `person`: whose stream it is, as History::person() hashes it. Empty: it is nobody's, or nobody
/// knows.
std::string history_line(std::string_view stream, const StoredEvent& event,
                         std::string_view person = {});
std::string history_footer(std::int64_t events);

/// Hands each line to `take` until that returns false. Settings come before what was decided by
/// them; all others as of one moment, in the order of streams and revisions. False when it was
/// stopped.
Result<bool> export_history(Services& services,
                            const std::function<bool(std::string_view line)>& take);

}  // namespace amends
