#include "core/report/shrinkage.hpp"

namespace amends {
namespace {

struct Moments {
  double answers = 0;  // of all groups
  double squares = 0;  // sum of each group's answers, squared
  double groups = 0;   // with answers
  double share = 0;    // of all answers
  double spread = 0;   // sum over groups: answers × (own share − share)²
};

Moments moments_of(const std::vector<Proportion>& groups) {
  Moments moments;
  double parts = 0;
  for (const Proportion& group : groups) {
    if (group.whole <= 0) continue;
    const auto whole = static_cast<double>(group.whole);
    moments.answers += whole;
    moments.squares += whole * whole;
    moments.groups += 1;
    parts += static_cast<double>(group.part);
  }
  if (moments.groups < 1) return moments;
  moments.share = parts / moments.answers;
  for (const Proportion& group : groups) {
    if (group.whole <= 0) continue;
    const auto whole = static_cast<double>(group.whole);
    const double distance = static_cast<double>(group.part) / whole - moments.share;
    moments.spread += whole * distance * distance;
  }
  return moments;
}

// With few groups the moments say too readily that each group is quite of its own. What is known
// from all groups weighs as two answers at least, as much as in Laplace's rule of succession.
constexpr double most_alike = 1.0 / 3;

// How much alike two answers of one group are beyond what all answers are. 0: only chance parts the
// groups.
double correlation(const Moments& moments) {
  const double variance = moments.share * (1 - moments.share);
  const double by_chance = moments.groups - 1;
  if (variance <= 0 || by_chance < 1) return 0;
  const double most = moments.answers - moments.squares / moments.answers - by_chance;
  if (most <= 0) return 0;
  const double found = (moments.spread / variance - by_chance) / most;
  return found < 0 ? 0 : found > most_alike ? most_alike : found;
}

}  // namespace

std::vector<std::optional<int>> expected_shares_bp(const std::vector<Proportion>& groups) {
  const Moments moments = moments_of(groups);
  const double alike = correlation(moments);
  std::vector<std::optional<int>> expected;
  for (const Proportion& group : groups) {
    if (group.whole <= 0) {
      expected.emplace_back();
      continue;
    }
    // The posterior mean (part + strength × share) / (whole + strength), where the strength of what
    // is known from all groups is (1 − alike) / alike answers.
    const double own = alike * static_cast<double>(group.part) + (1 - alike) * moments.share;
    const double share = own / (alike * static_cast<double>(group.whole) + (1 - alike));
    expected.emplace_back(static_cast<int>(share * 10000 + 0.5));
  }
  return expected;
}

}  // namespace amends
