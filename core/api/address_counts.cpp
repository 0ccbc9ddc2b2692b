#include "core/api/address_counts.hpp"

#include "core/base/limits.hpp"

namespace amends {

void AddressCounts::turn_to(std::int64_t hour) {
  if (hour == hour_) return;
  hour_ = hour;
  counts_.clear();
}

bool AddressCounts::has_room(const std::string& address, std::int64_t hour) {
  const std::lock_guard guard(mutex_);
  turn_to(hour);
  const auto found = counts_.find(address);
  return found == counts_.end() || found->second < limits::max_hourly_ratings_of_address;
}

void AddressCounts::count(const std::string& address, std::int64_t hour) {
  const std::lock_guard guard(mutex_);
  turn_to(hour);
  const bool is_known = counts_.contains(address);
  if (address.empty() || (!is_known && counts_.size() >= limits::max_counted_addresses)) return;
  ++counts_[address];
}

}  // namespace amends
