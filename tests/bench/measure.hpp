// Times, as medians of several runs; what is compared is run in turns, because the machines are
// noisy.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace amends::bench {

template <class Work>
double seconds_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace amends::bench
