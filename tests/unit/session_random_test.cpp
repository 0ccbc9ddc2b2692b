// Generated walks through the rating widget's session, against a small server that keeps its
// promises (one op, one body; the last vote stands) and a network that does not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <vector>

#include "unit/session_test_support.hpp"

namespace amends::session {
namespace {

struct Server {
  std::map<std::string, Post> seen;
  int answer = 0;
  std::vector<std::string> comments;

  void take(const Post& post) {
    const auto [known, is_new] = seen.emplace(post.op, post);
    REQUIRE(known->second == post);  // an op is reused only for the same body
    if (!is_new) return;
    if (post.kind == PostKind::answer) answer = post.answer;
    if (post.kind == PostKind::retraction) answer = 0;
    if (post.kind == PostKind::details) comments.push_back(post.details.comment);
  }
};

class Walk {
 public:
  explicit Walk(unsigned seed) : chance_(seed) { page_.open(5); }

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      random_event();
      check();
    }
    calm();
    finish();
  }

 private:
  int pick(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }

  void random_event() {
    page_.now_ms += pick(3000);
    switch (pick(16)) {
      case 0:
      case 1:
        page_.press(1 + pick(5));
        break;
      case 2:
        page_.mark(1 + pick(5));
        break;
      case 3:
        page_.give({.kind = EventKind::send, .op = page_.fresh_op()});
        break;
      case 4:
        page_.undo();
        break;
      case 5:
        submit();
        break;
      case 6:
        page_.tell(pick(2) == 0 ? EventKind::skipped : EventKind::change);
        break;
      case 7:
        page_.tell(pick(2) == 0 ? EventKind::online : EventKind::offline);
        break;
      case 8:
        page_.tell(EventKind::retry);
        break;
      case 9:
        page_.tell(EventKind::timer);
        break;
      case 10:
        page_.give({.kind = EventKind::linked, .answer = 1 + pick(5)});
        break;
      case 11:
        page_.give({.kind = EventKind::gesture, .op = page_.fresh_op()});
        break;
      default:
        hear();
    }
  }

  void submit() {
    const Phase before = page_.phase();
    const std::string comment = "comment " + std::to_string(page_.presses);
    page_.submit(with_comment(comment));
    if (before == Phase::details) promised_.push_back(comment);
  }

  // The post under way arrives or not, and its answer comes back or not.
  void hear() {
    if (!flying_) return;
    const Post post = under_way_;
    switch (pick(6)) {
      case 0:
        flying_ = false;
        page_.answer_with(EventKind::unreachable, post.op);
        break;
      case 1:
        server_.take(post);
        flying_ = false;
        page_.answer_with(EventKind::unreachable, post.op);
        break;
      case 2:
        flying_ = false;
        page_.answer_with(EventKind::stale_nonce, post.op);
        break;
      case 3:  // a word about something long forgotten
        page_.record("op-0", 3);
        break;
      default:
        arrive(post);
    }
  }

  void arrive(const Post& post) {
    server_.take(post);
    flying_ = false;
    if (server_.answer == 0) {
      page_.answer_with(EventKind::retracted, post.op);
    } else {
      page_.record(post.op, server_.answer);
      heard_ = true;
    }
  }

  void check() {
    const Outcome& out = page_.out;
    if (out.post.kind != PostKind::none) {
      REQUIRE_FALSE(flying_);  // at most one post is under way
      flying_ = true;
      under_way_ = out.post;
    }
    REQUIRE(out.state.in_flight == flying_);
    const Phase phase = page_.phase();
    const bool waits = out.state.pending.kind != PostKind::none;
    const bool may_wait =
        phase == Phase::sending || phase == Phase::offline || phase == Phase::failed;
    REQUIRE(waits == may_wait);
    if (phase == Phase::confirmed || phase == Phase::saved || phase == Phase::details) {
      REQUIRE(heard_);  // never without the server's word
      REQUIRE(out.state.stored == server_.answer);
    }
    if (waits && !flying_ && out.state.online) REQUIRE(out.wake_at_ms != 0);  // never stuck
    if (flying_) REQUIRE(out.wake_at_ms == 0);
  }

  // The network is back: everything that was wished arrives.
  void calm() {
    page_.tell(EventKind::online);
    check();
    for (int i = 0; i < 10 && page_.out.state.pending.kind != PostKind::none; ++i) {
      if (flying_) {
        arrive(under_way_);
      } else {
        page_.wake();
      }
      check();
    }
  }

  void finish() {
    REQUIRE(page_.out.state.pending.kind == PostKind::none);
    const Phase phase = page_.phase();
    REQUIRE(page_.out.state.link == 0);  // followed, or given up for a press
    if (phase != Phase::marked && phase != Phase::linked && phase != Phase::asked) {
      REQUIRE(page_.out.view.chosen == server_.answer);
    }
    for (const std::string& comment : promised_) {
      REQUIRE(std::count(server_.comments.begin(), server_.comments.end(), comment) == 1);
    }
  }

  std::minstd_rand chance_;
  Page page_;
  Server server_;
  Post under_way_;
  bool flying_ = false;
  bool heard_ = false;
  std::vector<std::string> promised_;
};

}  // namespace

TEST_CASE("whatever happens in whatever order, the session keeps its promises") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    Walk(seed).run(60);
  }
}

}  // namespace amends::session
