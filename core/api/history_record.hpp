// A line of a history that comes from outside, read and checked as far as it can be by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"
#include "core/model/event.hpp"
#include "core/model/stream_kind.hpp"

namespace amends {

/// Whose history it was, and when, is nothing that an import asks.
struct HistoryHeader {};

struct HistoryFooter {
  std::int64_t events = 0;
};

struct HistoryRecord {
  std::string stream;
  StreamKind kind = StreamKind::request;
  std::string person;  // whose stream it is, as person_text(); empty: nobody's, or nobody knows
  std::int64_t revision = 0;
  Event event;
};

using HistoryLine = std::variant<HistoryHeader, HistoryFooter, HistoryRecord>;

/// Fails with the first member that is missing, unknown, double or wrong; what would be lost on the
/// way is wrong.
Result<HistoryLine> read_history_line(std::string_view line);

}  // namespace amends
