// What a runner is told, a line of JSON each; the same for every target
// (tests/support/targets.mjs).
#pragma once

#include <boost/json/parse.hpp>
#include <cstdint>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <string>

#include "core/base/bytes.hpp"
#include "core/model/json.hpp"

namespace amends::testing {

class Player {
 public:
  virtual ~Player() = default;
  virtual void set_clock(std::int64_t now_ms) = 0;
  virtual void seed(std::uint64_t seed) = 0;
  /// Answers one request of the door.
  virtual std::string call(const std::string& request) = 0;
};

inline std::string decoded(const std::string& text) {
  const auto bytes = base64_decode(text);
  if (!bytes) throw std::runtime_error("call_b64 is not base64");
  return {bytes->begin(), bytes->end()};
}

/// {"set_clock_ms": n}, {"seed": n}: say nothing. {"call": text}, {"call_b64": text}: the answer,
/// in a line of its own, written out at once.
inline void play(std::istream& lines, std::ostream& answers, Player& player) {
  for (std::string line; std::getline(lines, line);) {
    const json::object step = json::parse(line).as_object();
    const auto& [kind, value] = *step.begin();
    if (kind == "set_clock_ms") {
      player.set_clock(value.as_int64());
    } else if (kind == "seed") {
      player.seed(value.to_number<std::uint64_t>());
    } else if (kind == "call") {
      answers << player.call(std::string(value.as_string())) << std::endl;
    } else if (kind == "call_b64") {
      answers << player.call(decoded(std::string(value.as_string()))) << std::endl;
    } else {
      throw std::runtime_error("a line of an unknown kind: " + line);
    }
  }
}

}  // namespace amends::testing
