// Drives a session the way a page does: hands events in, keeps what came out.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "core/capture/session.hpp"

namespace amends::session {

class Page {
 public:
  Outcome out;
  std::int64_t now_ms = 1'764'000'000'000;
  int presses = 0;

  const Outcome& give(Event event) {
    event.at_ms = now_ms;
    out = step(std::move(out.state), event);
    return out;
  }

  std::string fresh_op() { return "op-" + std::to_string(++presses); }

  const Outcome& open(int scale = 5, Opened state = Opened::asked, int answer = 0) {
    Event event{.kind = EventKind::opened};
    event.scale = scale;
    event.state = state;
    event.answer = answer;
    return give(event);
  }
  const Outcome& press(int answer) {
    return give({.kind = EventKind::pressed, .op = fresh_op(), .answer = answer});
  }
  const Outcome& mark(int answer) { return give({.kind = EventKind::marked, .answer = answer}); }
  const Outcome& undo() { return give({.kind = EventKind::undo, .op = fresh_op()}); }
  const Outcome& submit(Details details) {
    Event event{.kind = EventKind::submitted, .op = fresh_op()};
    event.details = std::move(details);
    return give(event);
  }
  const Outcome& tell(EventKind kind) { return give({.kind = kind}); }

  /// The server's word about an op, by default about the oldest post without one.
  const Outcome& answer_with(EventKind kind) { return answer_with(kind, out.state.pending.op); }
  const Outcome& answer_with(EventKind kind, const std::string& op) {
    return give({.kind = kind, .op = op});
  }
  const Outcome& record() { return record(out.state.pending.op, out.state.pending.answer); }
  const Outcome& record(const std::string& op, int answer) {
    Event event{.kind = EventKind::recorded, .op = op};
    event.answer = answer > 0 ? answer : out.state.stored;
    event.dissatisfied = event.answer <= 2;
    event.edit_until_ms = now_ms + 1'209'600'000;
    return give(event);
  }

  const Outcome& wake() {
    now_ms = out.wake_at_ms;
    return tell(EventKind::timer);
  }

  Phase phase() const { return out.view.phase; }
};

inline Details with_comment(std::string text) {
  Details details;
  details.comment = std::move(text);
  return details;
}

}  // namespace amends::session
