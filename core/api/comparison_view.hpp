// Two of one kind beside each other, as they go out.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/json.hpp"
#include "core/report/comparison.hpp"

namespace amends {

struct ComparisonView {
  std::string_view by;  // the dimension of the two groups, or "period"
  Cohort cohort = Cohort::answered;
  std::array<ComparedSide, 2> sides;
  std::vector<ComparedRow> rows;
  std::vector<std::string> notes;
};

json::object comparison_view(const ComparisonView& comparison);

/// One record a figure; RFC 4180, with a head.
std::string comparison_csv(const ComparisonView& comparison);

}  // namespace amends
