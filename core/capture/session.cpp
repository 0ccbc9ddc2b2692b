#include "core/capture/session.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/capture/session_view.hpp"

namespace amends::session {
namespace {

// The server wants a press on a nonce that is younger than limits::min_nonce_age_ms. Its clock
// started before ours; the margin is for coarse timers.
constexpr std::int64_t nonce_wait_ms = limits::min_nonce_age_ms + 50;
constexpr std::int64_t held_wait_ms = limits::held_press_ms + 50;
constexpr int max_stale_nonces = 3;

class Step {
 public:
  Step(State& state, const Event& event) : s_(state), e_(event) {}

  void run();
  Post take_post() { return std::move(post_); }

 private:
  bool on_scale(int answer) const { return answer >= 1 && answer <= s_.scale; }
  bool waits() const { return s_.pending.kind != PostKind::none; }
  bool about_pending() const { return waits() && e_.op == s_.pending.op; }

  void opened();
  void linked();
  void follow();
  void gesture();
  void left();
  void restored();
  void pressed(int answer, Evidence evidence = Evidence::explicit_);
  void marked();
  void undo();
  void submitted();
  void server_said();
  void recorded();
  void refused();
  void stale_nonce();
  void held();
  void press_needed();
  void unreachable();

  void wish(Post post);
  void put_out(bool show);
  void settle(Phase phase);
  void drop_wishes();
  void enter(Phase phase, Problem problem = Problem::none);
  Phase resting_phase() const { return s_.stored > 0 ? Phase::answered : Phase::asked; }

  State& s_;
  const Event& e_;
  Post post_;
};

void Step::enter(Phase phase, Problem problem) {
  s_.phase = phase;
  s_.problem = problem;
}

// Hands the pending post out, or leaves it waiting for the network or its nonce. A try that the
// customer did not ask for is not shown: "not sent" stays until there is news.
void Step::put_out(bool show) {
  s_.wake_at_ms = 0;
  if (!s_.online) return enter(Phase::offline, Problem::unreachable);
  if (show) enter(Phase::sending);
  const std::int64_t nonce_is_old_at = s_.nonce_at_ms == 0 ? 0 : s_.nonce_at_ms + nonce_wait_ms;
  const std::int64_t earliest = std::max(nonce_is_old_at, s_.not_before_ms);
  if (e_.at_ms < earliest) {
    s_.wake_at_ms = earliest;
    return;
  }
  s_.in_flight = true;
  s_.may_be_stored = true;
  post_ = s_.pending;
}

// Details on their way are never replaced by a later wish: the comment would be lost.
void Step::wish(Post post) {
  if (s_.in_flight || s_.pending.kind == PostKind::details) {
    s_.next = std::move(post);
    if (!s_.in_flight) return put_out(true);
    return enter(Phase::sending);
  }
  s_.pending = std::move(post);
  s_.attempts = 0;
  s_.stale_nonces = 0;
  put_out(true);
}

// The server has spoken about the pending post: what waits behind it goes out, or the page rests.
void Step::settle(Phase phase) {
  s_.pending = std::exchange(s_.next, {});
  s_.in_flight = false;
  s_.attempts = 0;
  s_.stale_nonces = 0;
  s_.wake_at_ms = 0;
  s_.not_before_ms = 0;
  if (e_.nonce) s_.nonce_at_ms = e_.at_ms;
  if (waits()) return put_out(true);
  s_.may_be_stored = false;
  enter(phase);
  if (s_.link != 0) follow();
}

void Step::drop_wishes() {
  s_.pending = {};
  s_.next = {};
  s_.in_flight = false;
  s_.may_be_stored = false;
  s_.wake_at_ms = 0;
}

void Step::opened() {
  s_.scale = e_.scale;
  s_.ask_importance = e_.ask_importance;
  s_.edit_until_ms = e_.edit_until_ms;
  if (e_.nonce) s_.nonce_at_ms = e_.at_ms;
  if (e_.state == Opened::closed) {
    drop_wishes();
    return enter(Phase::closed);
  }
  s_.stored = on_scale(e_.answer) ? e_.answer : 0;
  if (waits() || s_.phase != Phase::asked) return;
  s_.chosen = s_.stored;
  if (e_.state == Opened::answered) enter(Phase::answered);
  if (e_.state == Opened::held) enter(Phase::held);
}

// The link named an answer. What an earlier page could not deliver comes first.
void Step::linked() {
  if (!on_scale(e_.answer) ||
      (!waits() && s_.phase != Phase::asked && s_.phase != Phase::answered)) {
    return;
  }
  s_.link = e_.answer;
  s_.link_confirms = e_.confirm;
  if (!waits()) follow();
}

// Where somebody else answered already, a gesture is not enough; where this browser did, following
// another link is how a customer changes it.
void Step::follow() {
  const int answer = std::exchange(s_.link, 0);
  if (s_.phase == Phase::held || answer == s_.stored) return;
  const bool confirms = s_.link_confirms || s_.phase == Phase::confirm;
  s_.armed = !confirms && (s_.phase == Phase::asked || s_.stored > 0);
  s_.chosen = answer;
  enter(confirms ? Phase::confirm : Phase::linked);
}

void Step::gesture() {
  if (s_.phase == Phase::linked && s_.armed) pressed(s_.chosen, Evidence::gesture);
}

// Said once and not waited for: it never counts.
void Step::left() {
  if (s_.phase != Phase::linked || !s_.armed || s_.read_noted) return;
  s_.read_noted = true;
  post_ = {PostKind::answer, e_.op, s_.chosen, {}, Evidence::dwell};
}

void Step::restored() {
  if (waits() || s_.phase == Phase::closed || e_.post.kind == PostKind::none) return;
  s_.pending = e_.post;
  s_.may_be_stored = true;
  if (e_.post.kind == PostKind::answer) s_.chosen = e_.post.answer;
  if (e_.post.kind == PostKind::retraction) s_.chosen = 0;
  if (e_.post.kind == PostKind::details) s_.draft = e_.post.details;
  put_out(true);
}

void Step::pressed(int answer, Evidence evidence) {
  if (!on_scale(answer)) return;
  s_.armed = false;
  s_.link = 0;
  const bool same_as_pending = s_.pending.kind == PostKind::answer && s_.pending.answer == answer;
  const bool same_as_next = s_.next.kind == PostKind::answer && s_.next.answer == answer;
  if (same_as_next) return;
  s_.chosen = answer;
  if (same_as_pending) {  // a double click, a way back to what is under way, or "once more, please"
    s_.next = {};
    if (!s_.in_flight) return put_out(true);
    return enter(Phase::sending);
  }
  const bool rests = s_.phase == Phase::saved || s_.phase == Phase::details;
  if (rests && answer == s_.stored) return;
  wish({PostKind::answer, e_.op, answer, {}, evidence});
}

void Step::marked() {
  const bool open = s_.phase == Phase::asked || s_.phase == Phase::marked ||
                    s_.phase == Phase::saved || s_.phase == Phase::details ||
                    s_.phase == Phase::held || s_.phase == Phase::linked ||
                    s_.phase == Phase::confirm;
  if (!open || !on_scale(e_.answer)) return;
  s_.chosen = e_.answer;
  enter(Phase::marked);
}

void Step::undo() {
  const Post& last = s_.next.kind != PostKind::none ? s_.next : s_.pending;
  if (last.kind == PostKind::retraction) return;
  s_.link = 0;
  if (!waits() && (s_.phase == Phase::asked || s_.phase == Phase::answered)) return;
  if (s_.phase == Phase::marked || s_.phase == Phase::linked || s_.phase == Phase::confirm) {
    s_.chosen = s_.stored;
    return enter(resting_phase());
  }
  if (s_.pending.kind == PostKind::answer && !s_.may_be_stored) {  // it never left this page
    drop_wishes();
    s_.chosen = s_.stored;
    return enter(resting_phase());
  }
  s_.chosen = 0;
  wish({PostKind::retraction, e_.op, 0, {}});
}

void Step::submitted() {
  if (s_.phase != Phase::details) return;
  s_.draft = e_.details;
  if (s_.draft.empty()) return enter(Phase::confirmed);
  if (s_.draft.comment.size() > limits::max_comment_bytes) {
    return enter(Phase::details, Problem::too_long);
  }
  wish({PostKind::details, e_.op, 0, s_.draft});
}

void Step::recorded() {
  if (!on_scale(e_.answer)) return unreachable();
  const bool details = s_.pending.kind == PostKind::details;
  s_.stored = e_.answer;
  s_.dissatisfied = e_.dissatisfied;
  s_.disputed = false;
  s_.edit_until_ms = e_.edit_until_ms;
  if (s_.next.kind == PostKind::none) s_.chosen = s_.stored;
  if (details) {
    s_.has_details = true;
    s_.draft = {};
    return settle(Phase::confirmed);
  }
  s_.has_details = false;
  settle(s_.dissatisfied || s_.ask_importance ? Phase::details : Phase::saved);
}

void Step::refused() {
  const PostKind kind = s_.pending.kind;
  if (s_.next.kind == PostKind::none) s_.chosen = s_.stored;
  settle(kind == PostKind::details      ? Phase::details
         : kind == PostKind::retraction ? resting_phase()
                                        : Phase::asked);
  if (!waits()) s_.problem = Problem::refused;
}

void Step::stale_nonce() {
  s_.nonce_at_ms = e_.at_ms;
  if (!s_.in_flight) return;
  if (++s_.stale_nonces > max_stale_nonces) return unreachable();
  s_.in_flight = false;
  put_out(false);
}

// Two answers from two pages. What was pressed before the question came up does not answer it.
void Step::held() {
  if (s_.pending.kind == PostKind::details) return refused();
  if (s_.next.kind == PostKind::answer) s_.next = {};
  s_.stored = 0;
  s_.chosen = 0;
  settle(Phase::held);
  s_.not_before_ms = e_.at_ms + held_wait_ms;
}

// Words and a way back need no second press: the fresh nonce says that there was one.
void Step::press_needed() {
  if (s_.pending.kind != PostKind::answer) return stale_nonce();
  settle(Phase::confirm);
}

void Step::unreachable() {
  if (!s_.in_flight) return;
  s_.in_flight = false;
  ++s_.attempts;
  // Only the last wish matters, whether or not the one before arrived; details are no such wish.
  if (s_.next.kind != PostKind::none && s_.pending.kind != PostKind::details) {
    s_.pending = std::exchange(s_.next, {});
  }
  if (!s_.online) return enter(Phase::offline, Problem::unreachable);
  s_.wake_at_ms = e_.at_ms + std::max(backoff_ms(s_.attempts, s_.pending.op), e_.retry_after_ms);
  enter(Phase::failed, Problem::unreachable);
}

// The server's word about a post. Late words about older posts are no news.
void Step::server_said() {
  if (!about_pending()) return;
  switch (e_.kind) {
    case EventKind::recorded:
      return recorded();
    case EventKind::retracted:
      s_.stored = 0;
      s_.disputed = false;
      s_.has_details = false;
      if (s_.next.kind == PostKind::none) s_.chosen = 0;
      return settle(Phase::asked);
    case EventKind::disputed:
      s_.disputed = true;
      if (s_.pending.kind == PostKind::details) {
        s_.has_details = true;
        s_.draft = {};
      }
      return settle(Phase::confirmed);
    case EventKind::held:
      return held();
    case EventKind::stale_nonce:
      return stale_nonce();
    case EventKind::press_needed:
      return press_needed();
    case EventKind::refused:
      return refused();
    default:
      return unreachable();
  }
}

void Step::run() {
  if (s_.phase == Phase::closed && e_.kind != EventKind::opened) return;
  switch (e_.kind) {
    case EventKind::opened:
      return opened();
    case EventKind::restored:
      return restored();
    case EventKind::pressed:
      return pressed(e_.answer);
    case EventKind::marked:
      return marked();
    case EventKind::send:
      if (s_.phase == Phase::marked || s_.phase == Phase::linked || s_.phase == Phase::confirm) {
        pressed(s_.chosen);
      }
      return;
    case EventKind::retry:
      if (!waits() || s_.in_flight) return;
      s_.online = true;  // browsers are often wrong about it; trying tells
      return put_out(true);
    case EventKind::undo:
      return undo();
    case EventKind::change:
      if (!view_of(s_, e_.at_ms).can_change) return;
      s_.chosen = 0;
      return enter(Phase::asked);
    case EventKind::edited:
      s_.draft = e_.details;
      return;
    case EventKind::submitted:
      return submitted();
    case EventKind::skipped:
      if (s_.phase == Phase::details) enter(Phase::confirmed);
      return;
    case EventKind::recorded:
    case EventKind::retracted:
    case EventKind::disputed:
    case EventKind::held:
    case EventKind::stale_nonce:
    case EventKind::press_needed:
    case EventKind::refused:
    case EventKind::unreachable:
      return server_said();
    case EventKind::linked:
      return linked();
    case EventKind::gesture:
      return gesture();
    case EventKind::left:
      return left();
    case EventKind::closed:
      drop_wishes();
      return enter(Phase::closed);
    case EventKind::online:
      s_.online = true;
      if (waits() && !s_.in_flight) put_out(true);
      return;
    case EventKind::offline:
      s_.online = false;
      if (waits() && !s_.in_flight) put_out(true);
      return;
    case EventKind::timer:
      if (s_.wake_at_ms == 0 || e_.at_ms < s_.wake_at_ms) return;
      return put_out(false);
  }
}

}  // namespace

Outcome step(State state, const Event& event) {
  const Phase phase_before = state.phase;
  const Problem problem_before = state.problem;
  Step step(state, event);
  step.run();
  Outcome outcome;
  outcome.view = view_of(state, event.at_ms);
  outcome.post = step.take_post();
  outcome.announcement = announcement_of(phase_before, problem_before, state, event);
  outcome.wake_at_ms = state.wake_at_ms;
  outcome.state = std::move(state);
  return outcome;
}

}  // namespace amends::session
