// What ask policies would have done: the completions of a while, lived through once more.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/suppression.hpp"
#include "core/rules/suppress.hpp"

namespace amends {

/// What one policy did.
struct Rehearsed {
  std::int64_t asked = 0;
  std::array<std::int64_t, EnumTexts<SuppressReason>::texts.size()> suppressed_by{};

  std::int64_t& operator[](SuppressReason reason) {
    return suppressed_by[static_cast<std::size_t>(reason)];
  }
  std::int64_t operator[](SuppressReason reason) const {
    return suppressed_by[static_cast<std::size_t>(reason)];
  }
  std::int64_t suppressed() const;
};

/// Two policies on the same completions. Completions and stops may come in any order.
class Rehearsal {
 public:
  /// Counts completions at `since` or later; earlier ones only tell when a person was last asked.
  Rehearsal(AskPolicy now, AskPolicy then, UtcMillis since, TimeZone time_zone);

  /// A request as it was when it was completed. `person` is the name of the person's stream; empty:
  /// nobody. `draw` is that of the request, its cycle and the touchpoint.
  void completed(const RequestState& state, UtcMillis at, const std::string& person,
                 std::int64_t draw);
  /// The person said "do not ask me again", or took it back.
  void stopped(const std::string& person, UtcMillis at, bool stopped);

  struct Outcome {
    std::int64_t completions = 0;
    Rehearsed now;
    Rehearsed then;
  };
  Outcome outcome();

 private:
  // What each policy says of a completion before it looks at the person.
  struct Completion {
    UtcMillis at;
    std::string person;
    std::optional<SuppressReason> now;
    std::optional<SuppressReason> then;
  };
  using Stops = std::map<UtcMillis, bool>;

  bool is_stopped(const std::string& person, UtcMillis at) const;
  Rehearsed lived_with(const AskPolicy& policy,
                       std::optional<SuppressReason> Completion::*about) const;

  AskPolicy now_;
  AskPolicy then_;
  UtcMillis since_;
  TimeZone time_zone_;
  std::vector<Completion> completions_;
  std::map<std::string, Stops> stops_;
};

}  // namespace amends
