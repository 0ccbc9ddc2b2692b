// How important customers said that what they rated was, and how many of the most important ones
// they were dissatisfied with.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

/// The measures of what was stated, from "not very" to "very".
inline constexpr std::array importance_measures = {Measure::important_1, Measure::important_2,
                                                   Measure::important_3};

struct ImportanceFigures {
  std::int64_t answered = 0;
  std::array<std::int64_t, importance_measures.size()> stated_by{};  // … of these
  std::int64_t very_dissatisfied = 0;  // of those to whom it was very important

  std::int64_t stated() const;
  std::int64_t very() const { return stated_by.back(); }
  std::optional<int> stated_bp() const { return share_bp(stated(), answered); }
  std::optional<int> dissatisfied_bp() const { return share_bp(very_dissatisfied, very()); }
  Interval interval() const { return wilson_interval(very_dissatisfied, very()); }
  ImportanceFigures& operator+=(const ImportanceFigures& other);
};

struct ImportanceRow {
  RowName name;
  ImportanceFigures figures;
  bool small = false;  // to fewer than are compared was it very important
};

struct ImportanceReport {
  ImportanceFigures total;
  std::vector<ImportanceRow> rows;
  std::vector<std::string> notes;
};

/// Rows: periods in order; else by name, for a rank would tell nothing. Beyond
/// limits::max_report_rows, those with the fewest statements are summed in a last one.
ImportanceReport importance_report(const ReportQuery& query, const CutSums& sums);

}  // namespace amends
