// What a stream's events come to, and the rows that follow from those of them that are new. One
// fold for each kind of stream that has rows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/api/services.hpp"
#include "core/model/stream_kind.hpp"
#include "core/report/tally_sums.hpp"

namespace amends {

/// What goes into the store in one transaction, and what it comes to.
struct StreamRows {
  const SettingsState& settings;  // by which cases are watched
  WriteBatch batch = {};
  TallySums tallies = {};
  std::int64_t requests = 0;  // news, like the next: that were not there
  std::int64_t answers = 0;   // that stand
  std::int64_t cases = 0;
};

class StreamFold {
 public:
  virtual ~StreamFold() = default;

  /// Refuses what does not follow from the events before; names the member.
  virtual Result<void> check(const Event&) const { return {}; }
  virtual void apply(std::int64_t, const Digest&, const Event&) {}
  /// What was applied until now has its rows.
  virtual void begin() {}
  /// What was applied until now is no news where the import is looked at.
  virtual void begin_counting() {}
  /// The rows of all that was applied since begin().
  virtual void add_rows(StreamRows&) const {}
};

std::unique_ptr<StreamFold> fold_of(StreamKind kind, std::string_view stream, Services& services);

}  // namespace amends
