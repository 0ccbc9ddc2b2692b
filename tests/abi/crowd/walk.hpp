// One thread of the crowd: a walk of mixed calls by its own dice, and what each was answered.
#pragma once

#include <atomic>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "abi/crowd/scene.hpp"
#include "abi/library.hpp"

namespace amends::testing {

/// The clock of a process: every call of its threads is a little later than the one before.
class CrowdClock {
 public:
  CrowdClock(std::int64_t from_ms, std::int64_t step_ms) : now_ms_(from_ms), step_ms_(step_ms) {}
  std::int64_t tick() { return now_ms_ += step_ms_; }
  std::int64_t pass(std::int64_t span_ms) { return now_ms_ += span_ms; }

 private:
  std::atomic<std::int64_t> now_ms_;
  std::int64_t step_ms_;
};

class Walk {
 public:
  /// `name` is unique in the crowd; with the seed it decides every choice.
  Walk(Library& library, CrowdClock& clock, const Scene& scene, std::uint64_t seed,
       std::string name);

  void take_steps(int steps);

  /// One object a call: move, status, code (of a problem), and what the move is about: request, op,
  /// body, result; or effects; or effect and taken (whether the outbox accepted it).
  const std::vector<json::object>& records() const { return records_; }

 private:
  void step();
  void vote();
  void vote_from_another_browser();
  void retract();
  void press_what_others_press();
  void repeat();
  void use_op_again_for_something_else();
  void work_on_a_case();
  void deliver();
  void give_account(const std::string& effect);
  void tell();
  void look();

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(dice_() % count); }
  const Link& any_link() { return scene_[below(scene_.size())]; }
  std::string fresh_op();
  json::object vote_body(const Link& link, const std::string& op, const json::value& answer) const;
  Reply post_as_widgets_do(const Link& link, json::object body);
  void send_vote(const char* move, const Link& link, const json::object& body);
  void record(const char* move, const Reply& reply, json::object more);

  Library& library_;
  CrowdClock& clock_;
  const Scene& scene_;
  std::mt19937_64 dice_;
  std::string name_;
  int ops_ = 0;
  struct Vote {
    const Link* link;
    json::object body;
  };
  std::vector<Vote> votes_;
  std::vector<json::object> records_;
};

}  // namespace amends::testing
