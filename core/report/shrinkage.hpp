// What to expect of a group's next answers, given how all groups did.
#pragma once

#include <optional>
#include <vector>

#include "core/report/chance.hpp"

namespace amends {

/// One estimate a group, in per ten thousand, rounded half up; nothing for a group without answers.
///
/// Empirical Bayes: the groups' own shares are taken as drawn from one beta distribution, whose
/// mean is the share of all answers and whose spread comes from the groups by the method of moments
/// (J. C. Kleinman, "Proportions with extraneous variance: single and independent samples", J. Am.
/// Stat. Assoc. 68, 1973). Each estimate is that group's posterior mean: its own share, drawn
/// towards that of all, the more so the fewer answers it has and the less the groups differ. Groups
/// that differ no more than chance lets them all get the share of all;
/// however much they differ, the share of all weighs as much as two answers.
///
/// Doubles are added, multiplied and divided in a fixed order only, as in chance.hpp.
std::vector<std::optional<int>> expected_shares_bp(const std::vector<Proportion>& groups);

}  // namespace amends
