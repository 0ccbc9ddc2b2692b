// How long something took, of many: percentiles, and how sure they are.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace amends {

/// A percentile, and the 95 % interval of what it would be if there were many more.
struct Percentile {
  std::int64_t value_ms = 0;
  /// None: longer than anything that was measured, or shorter.
  std::optional<std::int64_t> low_ms;
  std::optional<std::int64_t> high_ms;
  friend bool operator==(const Percentile&, const Percentile&) = default;
};

class Durations {
 public:
  void add(std::int64_t ms) { all_ms_.push_back(ms); }
  Durations& operator+=(const Durations& other);
  std::int64_t count() const { return static_cast<std::int64_t>(all_ms_.size()); }

  /// The shortest of the times within which at least so many per thousand were done; nothing of
  /// nothing. The interval is that of order statistics, which asks for no shape of the times
  /// (W. J. Conover, "Practical Nonparametric Statistics", 3.2), with its ranks rounded to the
  /// outside, in integers alone.
  std::optional<Percentile> percentile(int per_mille) const;

 private:
  std::vector<std::int64_t> all_ms_;
};

}  // namespace amends
