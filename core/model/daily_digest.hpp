// A mail each morning about the cases that are open: a member of the settings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/staff_recipient.hpp"

namespace amends {

/// Somebody, or the managers, and which cases they read about.
struct DigestRecipient {
  StaffRecipient person;
  Scopes scopes;
};

struct DailyDigest {
  int at_min = 0;                           // of the local day
  std::optional<TimeZone> time_zone;        // none: the tenant's
  std::optional<std::array<bool, 7>> days;  // Monday first; none: on working days
  std::vector<DigestRecipient> to;
  std::string language;     // empty: as other mails to staff
  std::int64_t cases = 10;  // that it lists
};

/// Reads and checks the member `digest` of the settings document; nothing where it is not there.
std::optional<DailyDigest> read_daily_digest(FieldReader& settings);
json::object daily_digest_to_json(const DailyDigest& digest);

}  // namespace amends
