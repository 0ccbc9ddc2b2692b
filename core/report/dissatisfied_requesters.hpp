// "Requests with dissatisfied requester": how many there are, and what became of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

struct AmendsFigures {
  std::int64_t dissatisfied = 0;
  std::int64_t cases = 0;               // of these: with a case
  std::int64_t addressed = 0;           // of the cases
  std::optional<std::int64_t> overdue;  // of the open cases, now; nothing where it is not known
  std::int64_t withdrawn = 0;
  std::int64_t wishes = 0;  // of the cases: content with the answer, but asked to be contacted
  std::int64_t answered = 0;

  std::int64_t open() const { return cases - addressed; }
  /// Nobody was to work on them: they were imported so.
  std::int64_t no_case() const { return dissatisfied - cases; }
  std::optional<int> share_addressed_bp() const { return share_bp(addressed, cases); }
  Interval interval() const { return wilson_interval(addressed, cases); }
  AmendsFigures& operator+=(const AmendsFigures& other);
};

struct DissatisfiedRow {
  RowName name;
  AmendsFigures figures;
  bool small = false;  // fewer answers than are compared
};

struct DissatisfiedReport {
  AmendsFigures total;
  std::vector<DissatisfiedRow> rows;
  std::vector<std::string> notes;
};

/// Open cases that are overdue, by the key of their row.
using OverdueSums = Cut<std::int64_t>;

/// Rows: periods in order; else by name, for a rank would tell nothing. Beyond
/// limits::max_report_rows, those with the fewest dissatisfied are summed in a last one. `overdue`:
/// nothing when it is not known for these units.
DissatisfiedReport dissatisfied_report(const ReportQuery& query, const CutSums& sums,
                                       const std::optional<OverdueSums>& overdue);

}  // namespace amends
