#include "core/api/history_reader.hpp"

#include <string>
#include <utility>

namespace amends {

Result<std::optional<HistoryRecord>> HistoryReader::read(std::string_view line) {
  ++line_;
  auto read = read_next(line);
  if (!read) return at_line(read.error());
  return read;
}

Result<std::optional<HistoryRecord>> HistoryReader::read_next(std::string_view line) {
  if (ended_) return fail(ErrorCode::out_of_range, "nothing may stand behind the footer");
  auto read = read_history_line(line);
  if (!read) return read.error();
  const bool is_header = std::holds_alternative<HistoryHeader>(*read);
  if (is_header && line_ > 1) {
    return fail(ErrorCode::duplicate_field, "amends: the header stands twice", "amends");
  }
  if (!is_header && line_ == 1) {
    return fail(ErrorCode::missing_field,
                "amends: the header is missing, {\"amends\":\"history\",…", "amends");
  }
  if (is_header) return std::optional<HistoryRecord>();
  if (const auto* footer = std::get_if<HistoryFooter>(&*read)) {
    if (auto checked = check_footer(*footer); !checked) return checked.error();
    return std::optional<HistoryRecord>();
  }
  ++events_;
  return std::optional(std::get<HistoryRecord>(std::move(*read)));
}

Result<void> HistoryReader::check_footer(const HistoryFooter& footer) {
  ended_ = true;
  if (footer.events == events_) return {};
  return fail(ErrorCode::out_of_range,
              "events is " + std::to_string(footer.events) + ", but " + std::to_string(events_) +
                  " stand before it: lines are missing, or too many",
              "events");
}

Result<void> HistoryReader::finish() const {
  if (ended_) return {};
  return fail(ErrorCode::missing_field,
              "the footer is missing, {\"end\":\"history\",…: the file was cut short behind line " +
                  std::to_string(line_),
              "end");
}

Error HistoryReader::at_line(Error error) const {
  error.message = "line " + std::to_string(line_) + ": " + error.message;
  return error;
}

}  // namespace amends
