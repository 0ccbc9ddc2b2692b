// Who was asked, who was not and why, and how many of those asked answered. Response is always a
// share of those asked, by the day they were asked.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

/// The measures of asks that were held back, in the order in which reports show them.
inline constexpr std::array suppressed_measures = {
    Measure::suppressed_self,         Measure::suppressed_stopped,
    Measure::suppressed_no_requester, Measure::suppressed_duplicate,
    Measure::suppressed_inactive,     Measure::suppressed_excluded,
    Measure::suppressed_sampled_out,  Measure::suppressed_throttled,
};

/// "throttled" of suppressed_throttled: as reports and their readers name it.
std::string_view suppressed_name(Measure measure);

struct ResponseFigures {
  std::int64_t asked = 0;
  std::int64_t responded = 0;  // of those asked in the period: how many answered, whenever
  std::array<std::int64_t, suppressed_measures.size()> suppressed_by{};
  std::int64_t answered = 0;     // counted answers of the period, asked or not
  std::int64_t unsolicited = 0;  // … of these: nobody had asked

  std::int64_t suppressed() const;
  std::optional<int> response_bp() const { return share_bp(responded, asked); }
  Interval response_interval() const { return wilson_interval(responded, asked); }
  /// Of the completions at which somebody wanted to ask: how many were asked about.
  std::optional<int> asked_bp() const { return share_bp(asked, asked + suppressed()); }
  ResponseFigures& operator+=(const ResponseFigures& other);
};

struct ResponseRow {
  RowName name;
  ResponseFigures figures;
  bool small = false;  // fewer were asked than are compared
};

struct ResponseReport {
  ResponseFigures total;
  std::vector<ResponseRow> rows;
  std::vector<std::string> notes;
};

/// Rows: periods in order; else by name. `asked` are the sums by the day asked, with what was held
/// back; `answered` those by the day answered. Beyond limits::max_report_rows, those with the
/// fewest asks are summed in a last one.
ResponseReport response_report(const ReportQuery& query, const CutSums& asked,
                               const CutSums& answered);

}  // namespace amends
