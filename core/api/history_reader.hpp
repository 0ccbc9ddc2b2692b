// The lines of a history that comes from outside, one after the other: the header first, the footer
// last.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/api/history_record.hpp"

namespace amends {

class HistoryReader {
 public:
  /// The next line, without its end. Nothing for header and footer. Fails with the number of the
  /// line and the field.
  Result<std::optional<HistoryRecord>> read(std::string_view line);

  /// Behind the last line. Fails where the footer is missing.
  Result<void> finish() const;

  /// Of the last line that was read.
  Error at_line(Error error) const;

 private:
  Result<std::optional<HistoryRecord>> read_next(std::string_view line);
  Result<void> check_footer(const HistoryFooter& footer);

  std::int64_t line_ = 0;
  std::int64_t events_ = 0;
  bool ended_ = false;
};

}  // namespace amends
