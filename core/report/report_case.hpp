// A case as the reports about follow-ups read it, one row a case: percentiles cannot be tallied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/given_offer.hpp"
#include "core/report/report_query.hpp"

namespace amends {

/// A case that stands and is in the figures: waiting, or addressed.
struct ReportCase {
  std::vector<std::string> values;  // of the dimension that was asked for: one, or some tags
  UtcMillis began_at;
  std::optional<UtcMillis> contacted_at;
  std::optional<UtcMillis> addressed_at;  // none: it is waiting
  std::optional<UtcMillis> due_at;
  bool late = false;
  bool imported = false;
  std::string outcome;
  std::string root_cause;
  std::string action;
  std::vector<GivenOffer> offers;
};

/// Which cases a report is about.
struct CaseQuery {
  enum class By : std::uint8_t { began, addressed } by = By::began;
  UtcMillis from;    // inclusive
  UtcMillis before;  // exclusive
  Dimension group = Dimension::none;
  std::vector<ReportFilter> filters;  // a case must have one of the values of each
};

}  // namespace amends
