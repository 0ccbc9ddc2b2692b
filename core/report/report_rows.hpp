// Sums of tallies, cut into the rows of a report.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/report_query.hpp"

namespace amends {

/// The key of the row that units without a date stand in, when rows are periods. Sorts behind them.
inline constexpr std::string_view undated_key = "undated";

/// Counts by the key of their row: a value of the dimension, or a period.
using CutSums = std::map<std::string, Counts>;

/// The key of the row that a unit stands in, by its value of the query's dimension and its day.
std::string row_key(const ReportQuery& query, const std::string& value, Day day);

/// Cuts what a store answered to the plan's query.
CutSums cut_sums(const ReportQuery& query, const ReportPlan& plan,
                 const std::vector<TallySum>& sums);

/// All rows together.
Counts total_of(const CutSums& sums);

/// What a row stands for.
struct RowName {
  std::string key;
  std::string label;        // as people read it; empty where the units have no value
  std::optional<Day> from;  // of a period
  std::optional<Day> to;
  std::size_t groups = 1;  // more than one: this row sums what is beyond the most rows shown
};

/// The rows that a report shows: every period in order, empty ones too; or the values by name.
std::vector<RowName> names_of(const ReportQuery& query, const CutSums& sums);

/// The same of figures that are not counts of tallies.
template <class Figures>
std::vector<RowName> names_of(const ReportQuery& query,
                              const std::map<std::string, Figures>& figures) {
  CutSums keys;
  for (const auto& item : figures) keys[item.first];
  return names_of(query, keys);
}

/// What a row counts; nothing where no unit stands in it.
template <class Figures>
Figures figures_at(const std::map<std::string, Figures>& sums, const std::string& key) {
  const auto found = sums.find(key);
  return found == sums.end() ? Figures{} : found->second;
}

/// By name as people sort: ASCII letters in either case alike, units without a value last.
bool stands_before(const RowName& a, const RowName& b);

}  // namespace amends
