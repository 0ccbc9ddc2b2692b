// Rows as named texts: for telling which member of a row is damaged, and for a digest that stands
// for a row while millions of them are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/tally.hpp"
#include "core/store/rows.hpp"
#include "core/store/verify/damage.hpp"

namespace amends {

struct RowMembers {
  std::string key;
  std::vector<std::pair<std::string_view, std::string>> members;
};

RowMembers members_of(const RequestRow& row);
RowMembers members_of(const InvitationRow& row);
RowMembers members_of(const FollowUpRow& row);
RowMembers members_of(const AsideRow& row);
RowMembers members_of(const PersonRow& row);
RowMembers members_of(const WatchRow& row);
RowMembers members_of(const WatcherRow& row);
RowMembers members_of(const SavedViewRow& row);
RowMembers members_of(const KeyRow& row);
RowMembers members_of(const TallyDelta& tally);

/// A key of several parts as people can look it up.
std::string to_text(const AsideKey& key);
std::string to_text(const PersonRow& row);
std::string to_text(const WatcherRow& row);

/// Two rows that differ have, but for one chance in 2^64, different digests (FNV-1a).
std::uint64_t digest_of(const RowMembers& row);

/// One damage for each member that differs.
void add_differences(std::string_view table, const RowMembers& stands, const RowMembers& should,
                     Damages& damages);

/// The row stands and should not; or should and does not.
Damage superfluous(std::string_view table, const RowMembers& row);
Damage missing(std::string_view table, const RowMembers& row);

}  // namespace amends
