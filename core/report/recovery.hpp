// Whether amends were made: how many were asked after their case was addressed, and what they said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

struct RecoveryFigures {
  std::int64_t addressed = 0;
  std::int64_t asked = 0;            // whether it is good now; also those whose case is open again
  std::int64_t answered = 0;         // … of these
  std::int64_t recovered = 0;        // … and said last that it is
  std::int64_t recovered_first = 0;  // … and said so at first
  std::int64_t reopened = 0;         // … and said that it is not: the case was opened again

  std::optional<int> response_bp() const { return share_bp(answered, asked); }
  Interval response_interval() const { return wilson_interval(answered, asked); }
  std::optional<int> recovered_bp() const { return share_bp(recovered, answered); }
  Interval interval() const { return wilson_interval(recovered, answered); }
  std::optional<int> first_bp() const { return share_bp(recovered_first, answered); }
  Interval first_interval() const { return wilson_interval(recovered_first, answered); }
  RecoveryFigures& operator+=(const RecoveryFigures& other);
};

struct RecoveryRow {
  RowName name;
  RecoveryFigures figures;
  bool small = false;  // fewer answers than are compared
};

struct RecoveryReport {
  RecoveryFigures total;
  std::vector<RecoveryRow> rows;
  std::vector<std::string> notes;
};

/// Rows: periods in order; else by name. Beyond limits::max_report_rows, those with the fewest
/// answers are summed in a last one.
RecoveryReport recovery_report(const ReportQuery& query, const CutSums& sums);

}  // namespace amends
