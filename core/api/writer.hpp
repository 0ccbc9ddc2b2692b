// The one way to write: load, decide, project, commit; decide again when somebody else was faster.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/services.hpp"
#include "core/base/limits.hpp"
#include "core/rules/context.hpp"
#include "core/rules/merge_cases.hpp"

namespace amends {

/// How long effects that travel in the answer to their own POST are leased to its caller.
inline constexpr std::int64_t own_lease_ms = 60 * second_ms;

/// What was written, and what of the outbox came with it.
struct Written {
  RequestState before;
  RequestState after;
  Events events;
  std::vector<OutboxEntry> outbox;
};

/// A decision about a request. May be called several times, each time with a newer state.
using Decide = std::function<Result<Events>(const RequestState& state)>;

/// Events of another stream that go with a decision: they are written together, or neither is.
struct Beside {
  std::string stream;
  std::int64_t revision = 0;
  Digest head{};
  Events events;
};
struct Decision {
  Events events;
  std::optional<Beside> beside;
};
/// The same for a rule across streams. Both revisions are checked; the request's events come first.
using DecideBoth = std::function<Result<Decision>(const RequestState& state)>;

/// Loads, decides and writes by `once`; again when somebody else was faster, at most
/// limits::max_write_attempts times.
template <class Once>
auto write_again(const Once& once) -> decltype(once()) {
  for (int attempt = 1;; ++attempt) {
    auto written = once();
    const bool lost = !written && written.error().code == ErrorCode::conflict;
    if (!lost || attempt == limits::max_write_attempts) return written;
  }
}

/// Fails with what `decide` refuses, what the store says, or conflict after
/// limits::max_write_attempts. No events: nothing is written, and `after` is `before`. Cases that
/// are merged with one of the request's are told what became of it (core/api/merged_cases.hpp).
Result<Written> write_request(Services& services, std::string_view request, const Decide& decide);
Result<Written> write_both(Services& services, std::string_view request, const DecideBoth& decide);

/// A rule about cases of two requests, which may be the same one. Both revisions are checked.
using DecideTwo =
    std::function<Result<EventsOfTwo>(const RequestState& first, const RequestState& second)>;
/// All of the outbox stands in the first.
struct WrittenTwo {
  Written first;
  Written second;
};
/// As write_request(), but for what other cases are to be told.
Result<WrittenTwo> write_two(Services& services, const std::string& first,
                             const std::string& second, const DecideTwo& decide);

/// Appends events to a stream that is no request's ("settings", "keys"), with the rows that go with
/// them. Fails with conflict when the stream has moved on from `revision`.
Result<void> write_stream(Services& services, std::string_view stream, std::int64_t revision,
                          const Digest& head, const Events& events, WriteBatch batch);

}  // namespace amends
