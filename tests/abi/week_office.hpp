// A week of a busy desk, from Monday on: in every working hour everybody is at it at once, at night
// only time passes.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "abi/week_people.hpp"

namespace amends::testing {

inline constexpr std::int64_t week_monday_ms = 1'795'392'000'000;  // 2026-11-23T00:00:00Z

class Office {
 public:
  Office(Library& library, std::uint64_t seed, int requests_an_hour)
      : library_(library), seed_(seed), requests_an_hour_(requests_an_hour) {}

  /// The settings that the week is lived by. True when they were taken.
  bool open();
  void live_through_the_week();
  /// Days in which nobody does anything, until nothing is left to be done.
  void calm_down();

  /// Of everybody, each in the order of the calls.
  std::vector<json::object> records() const;
  int requests() const { return requests_; }

 private:
  using Work = std::function<void(Hand&)>;
  /// Everybody at once, each with hands of their own.
  void at_once(const std::vector<Work>& works);
  void advance_to(std::int64_t moment_ms);
  void pass_time_and_carry_mails();
  void working_hour();

  Library& library_;
  CrowdClock clock_{week_monday_ms, 20};
  std::uint64_t seed_;
  int requests_an_hour_;
  int requests_ = 0;
  Letterbox letterbox_;
  std::deque<Hand> hands_;
};

}  // namespace amends::testing
