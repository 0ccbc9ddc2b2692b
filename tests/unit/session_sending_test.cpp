// How the rating widget's session sends: offline, failing, late, twice, refused, held.
#include "core/capture/session.hpp"

#include <catch2/catch.hpp>

#include "core/base/limits.hpp"
#include "unit/session_test_support.hpp"

namespace amends::session {

TEST_CASE("offline, the answer waits and goes out with the same op") {
  Page page;
  page.open();
  page.tell(EventKind::offline);
  page.press(4);
  page.tell(EventKind::online);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.post == Post{PostKind::answer, "op-1", 4, {}});
  page.record();
  CHECK(page.phase() == Phase::saved);
}

TEST_CASE("the connection drops while an answer is under way") {
  Page page;
  page.open();
  page.press(4);
  page.tell(EventKind::offline);
  CHECK(page.phase() == Phase::sending);
  page.answer_with(EventKind::unreachable);
  CHECK(page.phase() == Phase::offline);
  CHECK(page.out.wake_at_ms == 0);
  page.tell(EventKind::online);
  CHECK(page.out.post.op == "op-1");
}

TEST_CASE("a failed post is tried again with the same op, later and later") {
  Page page;
  page.open();
  page.press(4);
  page.answer_with(EventKind::unreachable);
  CHECK(page.phase() == Phase::failed);
  CHECK(page.out.view.problem == Problem::unreachable);
  CHECK(page.out.announcement == Announcement::not_sent);

  std::int64_t waited = 0;
  for (int i = 0; i < 12; ++i) {
    const std::int64_t wait = page.out.wake_at_ms - page.now_ms;
    CHECK(wait >= waited);
    waited = wait;
    page.wake();
    CHECK(page.out.post == Post{PostKind::answer, "op-1", 4, {}});
    CHECK(page.phase() == Phase::failed);  // a quiet try does not flicker
    CHECK(page.out.announcement == Announcement::none);
    page.answer_with(EventKind::unreachable);
  }
  CHECK(waited >= 300'000);
  CHECK(waited <= 375'000);
  page.wake();
  page.record();
  CHECK(page.phase() == Phase::saved);
}

TEST_CASE("the server may ask for a longer wait") {
  Page page;
  page.open();
  page.press(4);
  Event event{.kind = EventKind::unreachable, .op = "op-1"};
  event.retry_after_ms = 60'000;
  page.give(event);
  CHECK(page.out.wake_at_ms == page.now_ms + 60'000);
}

TEST_CASE("try again tries at once, also when the browser believes it is offline") {
  Page page;
  page.open();
  page.tell(EventKind::offline);
  page.press(4);
  page.tell(EventKind::retry);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.post.op == "op-1");
  page.tell(EventKind::retry);
  CHECK(page.out.post.kind == PostKind::none);
}

TEST_CASE("a double click is one post") {
  Page page;
  page.open();
  page.press(4);
  page.press(4);
  CHECK(page.out.post.kind == PostKind::none);
  page.record();
  CHECK(page.phase() == Phase::saved);
  page.press(4);  // the second click comes after a fast answer
  CHECK(page.phase() == Phase::saved);
  CHECK(page.out.post.kind == PostKind::none);
}

TEST_CASE("a press while another is being sent goes out next; the last one wins") {
  Page page;
  page.open();
  page.press(1);
  page.press(3);
  page.press(5);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(page.out.view.chosen == 5);

  SECTION("recorded") {
    page.record();
    CHECK(page.phase() == Phase::sending);
    CHECK(page.out.view.chosen == 5);
    CHECK(page.out.post == Post{PostKind::answer, "op-3", 5, {}});
    page.record();
    CHECK(page.phase() == Phase::saved);
    CHECK(page.out.view.chosen == 5);
  }
  SECTION("back to the one under way: nothing more to send") {
    page.press(1);
    page.record();
    CHECK(page.phase() == Phase::details);
    CHECK(page.out.post.kind == PostKind::none);
  }
  SECTION("unreachable: only the last one is kept") {
    page.answer_with(EventKind::unreachable);
    page.tell(EventKind::retry);
    CHECK(page.out.post == Post{PostKind::answer, "op-3", 5, {}});
  }
  SECTION("refused: the next one still goes out") {
    page.answer_with(EventKind::refused);
    CHECK(page.out.post.op == "op-3");
  }
}

TEST_CASE("late words about older posts are no news") {
  Page page;
  page.open();
  page.press(2);
  page.answer_with(EventKind::unreachable);
  page.press(5);  // replaces op-1, which may have arrived
  CHECK(page.out.post.op == "op-2");
  page.record("op-1", 2);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.state.stored == 0);
  page.answer_with(EventKind::refused, "op-1");
  CHECK(page.phase() == Phase::sending);
  page.record("op-2", 5);
  CHECK(page.phase() == Phase::saved);
  page.answer_with(EventKind::unreachable, "op-2");
  CHECK(page.phase() == Phase::saved);
}

TEST_CASE("a late success about a post that is kept for another try counts") {
  Page page;
  page.open();
  page.press(4);
  page.answer_with(EventKind::unreachable);
  page.record("op-1", 4);
  CHECK(page.phase() == Phase::saved);
  CHECK(page.out.wake_at_ms == 0);
}

TEST_CASE("a stale nonce: the same op goes out again once the fresh one is old enough") {
  Page page;
  page.open();
  page.press(4);
  page.answer_with(EventKind::stale_nonce);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(page.out.wake_at_ms > page.now_ms + limits::min_nonce_age_ms);
  page.tell(EventKind::timer);  // too early
  CHECK(page.out.post.kind == PostKind::none);
  page.wake();
  CHECK(page.out.post == Post{PostKind::answer, "op-1", 4, {}});

  SECTION("not for ever") {
    for (int i = 0; i < 3; ++i) {
      page.answer_with(EventKind::stale_nonce);
      if (page.phase() == Phase::sending) page.wake();
    }
    CHECK(page.phase() == Phase::failed);
  }
}

TEST_CASE("a press right after the page came waits for its nonce") {
  Page page;
  Event opened{.kind = EventKind::opened};
  opened.scale = 5;
  opened.nonce = true;
  page.give(opened);
  page.press(4);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.post.kind == PostKind::none);
  SECTION("and then goes out") {
    page.wake();
    CHECK(page.out.post.answer == 4);
  }
  SECTION("and may be changed meanwhile") {
    page.press(2);
    page.wake();
    CHECK(page.out.post.answer == 2);
  }
}

TEST_CASE("held: one more press, with another op") {
  Page page;
  page.open();
  page.press(2);
  page.answer_with(EventKind::held);
  CHECK(page.phase() == Phase::held);
  CHECK(page.out.view.chosen == 0);
  CHECK(page.out.announcement == Announcement::held);
  page.press(2);
  page.wake();
  CHECK(page.out.post == Post{PostKind::answer, "op-2", 2, {}});
  page.record();
  CHECK(page.phase() == Phase::details);
}

TEST_CASE("disputed: thanked for, and no details are asked") {
  Page page;
  page.open(5, Opened::answered);
  page.tell(EventKind::change);
  page.press(1);
  page.answer_with(EventKind::disputed);
  CHECK(page.phase() == Phase::confirmed);
  CHECK(page.out.view.disputed);
  CHECK_FALSE(page.out.view.ask_details);
}

TEST_CASE("refused: the scale comes back with what the server has") {
  Page page;
  page.open();
  page.press(4);
  page.answer_with(EventKind::refused);
  CHECK(page.phase() == Phase::asked);
  CHECK(page.out.view.chosen == 0);
  CHECK(page.out.view.problem == Problem::refused);
  CHECK(page.out.announcement == Announcement::refused);
  page.press(4);
  CHECK(page.out.view.problem == Problem::none);
  page.record();
  page.undo();
  page.answer_with(EventKind::refused);
  CHECK(page.phase() == Phase::answered);
  CHECK(page.out.view.chosen == 4);
}

TEST_CASE("refused details stay in the form") {
  Page page;
  page.open();
  page.press(1);
  page.record();
  page.submit(with_comment("words"));
  page.answer_with(EventKind::refused);
  CHECK(page.phase() == Phase::details);
  CHECK(page.out.view.problem == Problem::refused);
  CHECK(page.out.state.draft.comment == "words");
}

TEST_CASE("the network drops during the comment: one vote and one comment") {
  Page page;
  page.open();
  page.press(1);
  page.record();
  page.submit(with_comment("words"));
  page.answer_with(EventKind::unreachable);
  CHECK(page.phase() == Phase::failed);
  CHECK(page.out.view.about_details);
  CHECK_FALSE(page.out.view.can_undo);

  SECTION("tried again") {
    page.wake();
    CHECK(page.out.post == Post{PostKind::details, "op-2", 0, with_comment("words")});
    page.record();
    CHECK(page.phase() == Phase::confirmed);
  }
  SECTION("another answer does not push the comment out") {
    page.press(5);
    CHECK(page.out.post.kind == PostKind::details);
    page.answer_with(EventKind::unreachable);
    page.tell(EventKind::retry);
    CHECK(page.out.post.kind == PostKind::details);
    page.record();
    CHECK(page.out.post == Post{PostKind::answer, "op-3", 5, {}});
  }
}

TEST_CASE("a post kept in storage goes out with its op") {
  Page page;
  Event restored{.kind = EventKind::restored};
  restored.post = {PostKind::answer, "op-of-yesterday", 2, {}};

  SECTION("online") {
    page.open();
    page.give(restored);
    CHECK(page.phase() == Phase::sending);
    CHECK(page.out.view.chosen == 2);
    CHECK(page.out.post == restored.post);
    page.give(restored);
    CHECK(page.out.post.kind == PostKind::none);
  }
  SECTION("offline") {
    page.open();
    page.tell(EventKind::offline);
    page.give(restored);
    CHECK(page.phase() == Phase::offline);
    page.undo();  // it may have arrived yesterday
    page.tell(EventKind::online);
    CHECK(page.out.post.kind == PostKind::retraction);
  }
  SECTION("closed meanwhile") {
    page.open(5, Opened::closed);
    page.give(restored);
    CHECK(page.phase() == Phase::closed);
    CHECK(page.out.post.kind == PostKind::none);
  }
}

}  // namespace amends::session
