// How many new ratings without a request an hour takes: as many as the site says for each of its
// touchpoints, counted in the store, and from one network address, counted in memory. Changes and
// links in mails are never counted.
#pragma once

#include <string>

#include "core/api/services.hpp"

namespace amends {

class TouchpointLimit {
 public:
  TouchpointLimit(Services& services, const Site& site, const std::string& touchpoint,
                  const std::string& address);

  /// Fails with too_many_ratings when the hour is full. Writers at the same moment may each find
  /// the last place: it is a limit against floods, not a ledger.
  Result<void> check();
  /// Counts one that was taken. A store that cannot count it is told to the log.
  void count();
  /// Until the next hour begins.
  std::int64_t retry_after_s() const;

 private:
  Result<std::int64_t> counted();

  Services& services_;
  const Site& site_;
  const std::string& address_;
  std::string mark_;
  UtcMillis now_;
  std::int64_t hour_;
};

}  // namespace amends
