// A bound on how many rows a report shows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"
#include "core/report/report_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {

/// Leaves the limits::max_report_rows largest rows by `weight`, in the order they had, and sums
/// what was taken out in one row. Rows have a `name` and `figures` that add up.
template <class Row, class Weight>
std::optional<Row> take_beyond_most_rows(std::vector<Row>& rows, const Weight& weight) {
  if (rows.size() <= limits::max_report_rows) return std::nullopt;
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return weight(rows[a]) > weight(rows[b]); });
  const auto end_of_kept = order.begin() + static_cast<std::ptrdiff_t>(limits::max_report_rows);
  std::sort(order.begin(), end_of_kept);
  Row others{};
  others.name = {"", "Others", std::nullopt, std::nullopt, 0};
  for (auto it = end_of_kept; it != order.end(); ++it) {
    others.figures += rows[*it].figures;
    ++others.name.groups;
  }
  std::vector<Row> kept;
  for (auto it = order.begin(); it != end_of_kept; ++it) kept.push_back(std::move(rows[*it]));
  rows = std::move(kept);
  return others;
}

/// Puts the summed row behind the others, where there is one, and says what it is.
template <class Report, class Row>
void add_summed_row(const ReportCut& cut, std::optional<Row> others, Report& report) {
  if (!others) return;
  report.notes.push_back(sentences::summed_rows(cut, others->name.groups));
  report.rows.push_back(std::move(*others));
}

}  // namespace amends
