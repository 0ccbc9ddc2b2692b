// Plays the sample story to the application, with a clock that follows it: every request is told,
// asked about, rated and followed up through the door, as a real helpdesk does.
#pragma once

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/ports.hpp"
#include "web-demo/sample/door.hpp"
#include "web-demo/sample/story.hpp"

namespace amends::demo {

/// Both demos tell the same story.
inline constexpr std::uint32_t sample_seed = 20260901;
/// How long before its end a clock is set that the whole story fits behind.
inline constexpr std::int64_t story_ms = 400 * day_ms;

/// What the demo needs to know of the helpdesk that was made.
struct SampleHelpdesk {
  std::string manager_key;      // a bearer key
  boost::json::object manager;  // {"id","name"}
  boost::json::array staged;    // the requests that a visitor may rate, as the pages show them
};

/// The application's time while the story is played.
class StoryClock final : public Clock {
 public:
  explicit StoryClock(UtcMillis start) : now_(start) {}
  UtcMillis now() override { return now_; }
  void move_to(UtcMillis at) { now_ = std::max(now_, at); }

 private:
  UtcMillis now_;
};

class Storyteller {
 public:
  /// The story ends at `now`. The application behind `door` is new, and goes by `clock`.
  Storyteller(SampleDoor door, StoryClock& clock, UtcMillis now, std::uint32_t seed);
  Storyteller(const Storyteller&) = delete;
  Storyteller& operator=(const Storyteller&) = delete;

  /// Plays at most so many steps; false at the end.
  bool play(std::size_t steps);
  /// How far it is, of 1000.
  std::size_t progress() const;
  /// After the last step.
  SampleHelpdesk finish();

 private:
  struct Step {
    UtcMillis at;
    std::function<void()> act;
  };

  void set_up();
  void plan(const SampleRequest& request);
  void plan_follow_up(const SampleRequest& request);
  void complete(const SampleRequest& request);
  void rate(const SampleRequest& request, int answer, const char* op);
  void work(const SampleRequest& request, const std::string& verb, boost::json::object body);
  boost::json::object manager() const;

  std::vector<SampleRequest> story_;
  StoryClock& clock_;
  Caller admin_;
  Caller helpdesk_;  // the host's: what happens by itself
  std::string manager_id_;
  std::string manager_key_;
  std::vector<Step> steps_;
  std::size_t played_ = 0;
  std::map<std::string, std::string> tokens_;  // by request
};

/// Takes everything out of the outbox: nobody sends mails here.
void empty_outbox(const Caller& admin);

}  // namespace amends::demo
