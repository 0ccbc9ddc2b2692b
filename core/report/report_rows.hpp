// Sums of tallies, cut into the rows of a report.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/report/report_query.hpp"

namespace amends {

/// The key of the row that units without a date stand in, when rows are periods. Sorts behind them.
inline constexpr std::string_view undated_key = "undated";

/// Figures by the key of their row (a value of the dimension, or a period), and of all units
/// together. Where a unit may stand in several rows, they add up to more than the total.
template <class Figures>
struct Cut {
  using Rows = std::map<std::string, Figures>;

  Rows rows;
  Figures total{};

  Cut() = default;
  /// No unit stands in two of them.
  Cut(Rows apart) : rows(std::move(apart)) {
    for (const auto& item : rows) total += item.second;
  }
  Cut(std::initializer_list<typename Rows::value_type> apart) : Cut(Rows(apart)) {}
};
using CutSums = Cut<Counts>;

/// The key of the row that a unit stands in, by its value of the query's dimension and its day.
std::string row_key(const ReportQuery& query, const std::string& value, Day day);

/// Cuts what a store answered to the plan's query; the rows only.
CutSums::Rows cut_sums(const ReportQuery& query, const ReportPlan& plan,
                       const std::vector<TallySum>& sums);

/// What a row stands for.
struct RowName {
  std::string key;
  std::string label;        // as people read it; empty where the units have no value
  std::optional<Day> from;  // of a period
  std::optional<Day> to;
  std::size_t groups = 1;  // more than one: this row sums what is beyond the most rows shown
};

/// The rows that a report shows: every period in order, empty ones too; or the values by name.
std::vector<RowName> names_of(const ReportQuery& query, const std::set<std::string>& keys);

template <class Figures>
std::vector<RowName> names_of(const ReportQuery& query,
                              const std::map<std::string, Figures>& rows) {
  std::set<std::string> keys;
  for (const auto& item : rows) keys.insert(item.first);
  return names_of(query, keys);
}

/// What a row counts; nothing where no unit stands in it.
template <class Figures>
Figures figures_at(const std::map<std::string, Figures>& rows, const std::string& key) {
  const auto found = rows.find(key);
  return found == rows.end() ? Figures{} : found->second;
}

/// By name as people sort: ASCII letters in either case alike, units without a value last.
bool stands_before(const RowName& a, const RowName& b);

}  // namespace amends
