// Whether a store still says what its history says.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/store/history.hpp"
#include "core/store/port.hpp"
#include "core/store/verify/damage.hpp"

namespace amends {

/// At most this many damages are listed; all are counted, rows beyond the list once each.
inline constexpr std::size_t max_listed_damages = 200;

struct VerifyCallbacks {
  /// Told now and then how many events and rows were looked at. May be empty.
  std::function<void(std::int64_t looked_at)> progress;
  /// Asked now and then; true ends the run early. May be empty.
  std::function<bool()> stop;
};

struct VerifyReport {
  std::int64_t streams = 0;
  std::int64_t events = 0;
  std::int64_t rows = 0;  // derived rows and tallies that were compared
  std::int64_t damages = 0;
  std::vector<Damage> listed;
  bool stopped = false;
  /// Somebody wrote meanwhile: what was found may be a write half seen. Run again when it is calm.
  bool moved = false;

  bool content() const { return damages == 0 && !stopped; }
};

/// One line: how many damages there are, and those that are listed.
std::string to_text(const VerifyReport& report);

/// Checks the chain of every stream (places, hashes, commitments), tells requests, invitations,
/// follow-ups, what stands aside, people, keys and tallies again from the events by other code, and
/// compares; when cases are to be looked at is told again by the rules themselves. Outbox, change
/// feed and marks are consumed, not kept, and are not compared. Changes nothing.
///
/// A stream that lost events at its end is found by its request's row, which knows the revision.
/// Takes memory for one digest a row. Fails with what the store says.
Result<VerifyReport> verify(Store& store, const History& history,
                            const VerifyCallbacks& callbacks = {});

}  // namespace amends
