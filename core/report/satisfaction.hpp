// How satisfied customers are: asked, answered, satisfied, with how sure that is, and which
// differences are more than chance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/chance.hpp"
#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

struct SatisfactionFigures {
  std::int64_t asked = 0;
  std::int64_t responded = 0;  // of those asked in the period: how many answered, whenever
  std::int64_t answered = 0;
  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t unsolicited = 0;
  std::int64_t staff = 0;
  std::int64_t imported = 0;

  std::optional<int> response_bp() const { return share_bp(responded, asked); }
  Interval response_interval() const { return wilson_interval(responded, asked); }
  std::optional<int> satisfied_bp() const { return share_bp(satisfied, answered); }
  Interval interval() const { return wilson_interval(satisfied, answered); }
  SatisfactionFigures& operator+=(const SatisfactionFigures& other);
};

struct SatisfactionRow {
  RowName name;
  SatisfactionFigures figures;
  bool small = false;              // fewer answers than are compared
  std::optional<int> expected_bp;  // of its next answers (shrinkage.hpp); not of periods
  Beyond beyond = Beyond::no;
  Beyond response_beyond = Beyond::no;  // how many of those asked answered, beside other groups
};

struct SatisfactionBefore {
  Day from;
  Day to;
  SatisfactionFigures figures;
  std::optional<Beyond> beyond;  // of now against before; nothing: too few to compare
  std::string sentence;
};

struct SatisfactionReport {
  SatisfactionFigures total;
  std::vector<SatisfactionRow> rows;
  std::size_t compared = 0;
  bool beyond_chance = false;
  std::string sentence;  // on the difference between rows
  std::optional<SatisfactionBefore> before;
  std::vector<std::string> notes;
};

/// Sums of one period in both cohorts; `counted` is that of the query's.
struct SatisfactionSums {
  CutSums counted;
  CutSums asked;
};

/// Rows: periods in order; else those that are lower, by share, then those that do not differ, by
/// name, then those that are higher, by share. Beyond limits::max_report_rows, those with the
/// fewest answers are summed in a last one.
SatisfactionReport satisfaction_report(const ReportQuery& query, const SatisfactionSums& sums);

/// Adds the period before, unless nobody was asked or answered then.
void compare_with(const ReportQuery& before, const SatisfactionSums& sums,
                  SatisfactionReport& report);

}  // namespace amends
