#include "core/report/chance.hpp"

#include <algorithm>

namespace amends {
namespace {

// Terms this small change no sum that matters.
constexpr double negligible = 1e-25;

// The four fields of a table with fixed margins, as the first of them runs.
struct Table {
  double a;  // part of the first sample
  double b;  // rest of the first
  double c;  // part of the second
  double d;  // rest of the second

  double ratio_up() const { return b * c / ((a + 1) * (d + 1)); }
  double ratio_down() const { return a * d / ((b + 1) * (c + 1)); }
  void step(double by) {
    a += by;
    b -= by;
    c -= by;
    d += by;
  }
};

// The weight of the tables from `table` outwards, the table itself being 1. `direction` is +1 or -1.
// Sums begin beside the observed table and run to where terms vanish: a few standard deviations.
double outward_sum(Table table, double direction) {
  double term = 1;
  double sum = 1;
  double previous = 0;
  for (;;) {
    const double ratio = direction > 0 ? table.ratio_up() : table.ratio_down();
    term *= ratio;
    sum += term;
    if (term <= 0 || (term < previous && term < negligible * sum)) return sum;
    previous = term;
    table.step(direction);
  }
}

Table table_of(const Proportion& a, const Proportion& b) {
  return {static_cast<double>(a.part), static_cast<double>(a.whole - a.part),
          static_cast<double>(b.part), static_cast<double>(b.whole - b.part)};
}

Beyond direction_of(const Proportion& group, const Proportion& rest) {
  const double left = static_cast<double>(group.part) * static_cast<double>(rest.whole);
  const double right = static_cast<double>(rest.part) * static_cast<double>(group.whole);
  return left < right ? Beyond::lower : Beyond::higher;
}

Proportion bounded(const Proportion& sample) {
  const std::int64_t whole = std::max<std::int64_t>(sample.whole, 0);
  return {std::clamp<std::int64_t>(sample.part, 0, whole), whole};
}

struct Candidate {
  std::size_t group;
  double chance;
};

Proportion sum_of(const std::vector<Proportion>& groups, const Comparison& comparison) {
  Proportion sum;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (comparison.verdicts[i].small) continue;
    sum.part += groups[i].part;
    sum.whole += groups[i].whole;
  }
  return sum;
}

// Two groups make one comparison: each is the other's rest.
std::size_t comparisons_in(std::size_t groups) { return groups == 2 ? 1 : groups; }

}  // namespace

bool Comparison::beyond_chance() const {
  return std::any_of(verdicts.begin(), verdicts.end(),
                     [](const Verdict& verdict) { return verdict.beyond != Beyond::no; });
}

double chance_of_difference(const Proportion& first, const Proportion& second) {
  const Proportion a = bounded(first);
  const Proportion b = bounded(second);
  if (a.whole == 0 || b.whole == 0) return 1;
  const Table observed = table_of(a, b);
  const double up = outward_sum(observed, 1);
  const double down = outward_sum(observed, -1);
  // The observed table is in both tails.
  const double whole = up + down - 1;
  return std::min(1.0, 2 * std::min(up, down) / whole);
}

Comparison compare_groups(const std::vector<Proportion>& groups) {
  Comparison comparison;
  for (const Proportion& group : groups) {
    comparison.verdicts.push_back({group.whole < min_compared, Beyond::no});
    if (group.whole >= min_compared) ++comparison.compared;
  }
  if (comparison.compared < 2) return comparison;

  const Proportion all = sum_of(groups, comparison);
  const auto rest_of = [&](const Proportion& group) {
    return Proportion{all.part - group.part, all.whole - group.whole};
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (comparison.verdicts[i].small) continue;
    candidates.push_back({i, chance_of_difference(groups[i], rest_of(groups[i]))});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.chance != b.chance ? a.chance < b.chance : a.group < b.group;
  });
  std::size_t open = comparisons_in(candidates.size());
  for (const Candidate& candidate : candidates) {
    if (candidate.chance * static_cast<double>(open) > claim_error_rate) break;
    comparison.verdicts[candidate.group].beyond =
        direction_of(groups[candidate.group], rest_of(groups[candidate.group]));
    if (open > 1) --open;
  }
  return comparison;
}

std::optional<Beyond> compare_two(const Proportion& now, const Proportion& before) {
  if (now.whole < min_compared || before.whole < min_compared) return std::nullopt;
  if (chance_of_difference(now, before) > claim_error_rate) return Beyond::no;
  return direction_of(now, before);
}

}  // namespace amends
