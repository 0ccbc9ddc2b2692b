#include "core/report/chance.hpp"

#include <algorithm>

namespace amends {
namespace {

// Terms this small change no sum that matters; sums this large leave nothing of the other tail.
constexpr double negligible = 1e-25;
constexpr double overwhelming = 1e280;

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

// The weight of the tables from `table` outwards, the table itself being 1. `direction` is +1 or
// -1. Sums begin beside the observed table and run to where terms vanish: a few standard
// deviations.
double outward_sum(Table table, double direction) {
  double term = 1;
  double sum = 1;
  double previous = 0;
  for (;;) {
    const double ratio = direction > 0 ? table.ratio_up() : table.ratio_down();
    term *= ratio;
    sum += term;
    if (term <= 0 || sum > overwhelming) return sum;
    if (term < previous && term < negligible * sum) return sum;
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

Comparison undecided(const std::vector<Proportion>& groups) {
  Comparison comparison;
  for (const Proportion& group : groups) {
    comparison.verdicts.push_back({group.whole < min_compared, Beyond::no});
  }
  return comparison;
}

// The groups that nothing has been claimed of yet.
class Pool {
 public:
  explicit Pool(const std::vector<Proportion>& groups) : groups_(groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].whole < min_compared) continue;
      left_.push_back(i);
      all_.part += groups[i].part;
      all_.whole += groups[i].whole;
    }
  }

  std::size_t size() const { return left_.size(); }
  const std::vector<std::size_t>& left() const { return left_; }

  Beyond direction(std::size_t group) const { return direction_of(groups_[group], rest_of(group)); }

  /// The group that differs most from the rest among those that differ beyond chance.
  std::optional<std::size_t> outstanding() const {
    const auto comparisons = static_cast<double>(size() == 2 ? 1 : size());
    for (const std::size_t group : by_distance()) {
      const double chance = chance_of_difference(groups_[group], rest_of(group));
      if (chance * comparisons <= claim_error_rate) return group;
    }
    return std::nullopt;
  }

  void take_out(std::size_t group) {
    all_ = rest_of(group);
    left_.erase(std::find(left_.begin(), left_.end(), group));
  }

 private:
  Proportion rest_of(std::size_t group) const {
    return {all_.part - groups_[group].part, all_.whole - groups_[group].whole};
  }

  // In the order of the score statistic, whose common factors are left out.
  double distance(std::size_t group) const {
    const Proportion& own = groups_[group];
    const Proportion rest = rest_of(group);
    const double left = static_cast<double>(own.part) * static_cast<double>(rest.whole);
    const double right = static_cast<double>(rest.part) * static_cast<double>(own.whole);
    const double difference = left - right;
    const double size = static_cast<double>(own.whole) * static_cast<double>(rest.whole);
    return difference * difference / size;
  }

  std::vector<std::size_t> by_distance() const {
    struct Ranked {
      double distance;
      std::size_t group;
    };
    std::vector<Ranked> ranked;
    for (const std::size_t group : left_) ranked.push_back({distance(group), group});
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.distance != b.distance ? a.distance > b.distance : a.group < b.group;
    });
    std::vector<std::size_t> order;
    for (const Ranked& item : ranked) order.push_back(item.group);
    return order;
  }

  const std::vector<Proportion>& groups_;
  std::vector<std::size_t> left_;
  Proportion all_;
};

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

Comparison compare_overlapping(const std::vector<Proportion>& groups, const Proportion& whole) {
  struct Judged {
    double chance;
    std::size_t group;
    Beyond beyond;
  };
  Comparison comparison = undecided(groups);
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Proportion rest{whole.part - groups[i].part, whole.whole - groups[i].whole};
    if (comparison.verdicts[i].small || rest.whole < min_compared) continue;
    judged.push_back({chance_of_difference(groups[i], rest), i, direction_of(groups[i], rest)});
  }
  comparison.compared = judged.size();
  std::sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
    return a.chance != b.chance ? a.chance < b.chance : a.group < b.group;
  });
  auto left = static_cast<double>(judged.size());
  for (const Judged& one : judged) {
    if (one.chance * left > claim_error_rate) break;
    comparison.verdicts[one.group].beyond = one.beyond;
    left -= 1;
  }
  return comparison;
}

Comparison compare_groups(const std::vector<Proportion>& groups) {
  Comparison comparison = undecided(groups);
  Pool pool(groups);
  comparison.compared = pool.size();
  while (pool.size() >= 2) {
    const auto found = pool.outstanding();
    if (!found) break;
    if (pool.size() == 2) {
      for (const std::size_t group : pool.left()) {
        comparison.verdicts[group].beyond = pool.direction(group);
      }
      break;
    }
    comparison.verdicts[*found].beyond = pool.direction(*found);
    pool.take_out(*found);
  }
  return comparison;
}

std::optional<Beyond> compare_two(const Proportion& now, const Proportion& before) {
  if (now.whole < min_compared || before.whole < min_compared) return std::nullopt;
  if (chance_of_difference(now, before) > claim_error_rate) return Beyond::no;
  return direction_of(now, before);
}

}  // namespace amends
