// How many ratings without a request came from which network address within an hour: in memory, of
// one process, forgotten with the hour. A best effort against a page that floods a touchpoint.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace amends {

/// May be used by several threads at once.
class AddressCounts {
 public:
  /// Whether another one is within limits::max_hourly_ratings_of_address. Always, when nobody says
  /// the address, or when there are more of them than are counted.
  bool has_room(const std::string& address, std::int64_t hour);
  void count(const std::string& address, std::int64_t hour);

 private:
  void turn_to(std::int64_t hour);

  std::mutex mutex_;
  std::int64_t hour_ = 0;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace amends
