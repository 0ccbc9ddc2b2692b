// The rating widget's session, transition by transition.
#include "core/capture/session.hpp"

#include <catch2/catch.hpp>

#include "core/base/limits.hpp"
#include "unit/session_test_support.hpp"

namespace amends::session {

TEST_CASE("one press is one post, and saved comes only after the server's word") {
  Page page;
  page.open();
  CHECK(page.phase() == Phase::asked);
  CHECK(page.out.view.chosen == 0);

  page.press(4);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.view.chosen == 4);
  CHECK(page.out.view.busy);
  CHECK(page.out.post == Post{PostKind::answer, "op-1", 4, {}});
  CHECK(page.out.announcement == Announcement::sending);

  page.record();
  CHECK(page.phase() == Phase::saved);
  CHECK(page.out.view.can_undo);
  CHECK_FALSE(page.out.view.ask_details);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(page.out.announcement == Announcement::saved);
}

TEST_CASE("arrow keys only mark; send or a press sends what is marked") {
  Page page;
  page.open();
  page.mark(2);
  page.mark(3);
  CHECK(page.phase() == Phase::marked);
  CHECK(page.out.view.chosen == 3);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(page.out.announcement == Announcement::marked);

  SECTION("send") {
    page.give({.kind = EventKind::send, .op = page.fresh_op()});
    CHECK(page.out.post.answer == 3);
  }
  SECTION("a press on another answer") {
    page.press(5);
    CHECK(page.out.post.answer == 5);
  }
  SECTION("undo forgets the mark and sends nothing") {
    page.undo();
    CHECK(page.phase() == Phase::asked);
    CHECK(page.out.view.chosen == 0);
    CHECK(page.out.post.kind == PostKind::none);
  }
}

TEST_CASE("send without a mark sends nothing") {
  Page page;
  page.open();
  page.give({.kind = EventKind::send, .op = page.fresh_op()});
  CHECK(page.phase() == Phase::asked);
  CHECK(page.out.post.kind == PostKind::none);
}

TEST_CASE("answers off the scale change nothing") {
  Page page;
  page.open(3);
  for (const int answer : {-1, 0, 4, 1000}) {
    page.press(answer);
    page.mark(answer);
    CHECK(page.phase() == Phase::asked);
    CHECK(page.out.post.kind == PostKind::none);
  }
}

TEST_CASE("details are asked after a dissatisfied answer, never before") {
  Page page;
  page.open();
  page.press(2);
  CHECK_FALSE(page.out.view.ask_details);
  page.record();
  CHECK(page.phase() == Phase::details);
  CHECK(page.out.view.ask_details);
  CHECK_FALSE(page.out.view.ask_importance);
  CHECK(page.out.announcement == Announcement::details);

  SECTION("sent, then thanked for after the server's word") {
    Details details = with_comment("The pages were blank again.");
    details.reasons = 0b10;
    details.contact_me = true;
    page.submit(details);
    CHECK(page.phase() == Phase::sending);
    CHECK(page.out.view.ask_details);
    CHECK(page.out.post == Post{PostKind::details, "op-2", 0, details});
    page.record();
    CHECK(page.phase() == Phase::confirmed);
    CHECK(page.out.view.about_details);
    CHECK(page.out.view.can_change);
    CHECK(page.out.announcement == Announcement::thanks);
  }
  SECTION("skipped: nothing is sent") {
    page.tell(EventKind::skipped);
    CHECK(page.phase() == Phase::confirmed);
    CHECK_FALSE(page.out.view.about_details);
    CHECK(page.out.post.kind == PostKind::none);
  }
  SECTION("submitted empty is skipped") {
    page.submit({});
    CHECK(page.phase() == Phase::confirmed);
    CHECK(page.out.post.kind == PostKind::none);
  }
  SECTION("a comment over the limit stays on the page") {
    page.submit(with_comment(std::string(limits::max_comment_bytes + 1, 'x')));
    CHECK(page.phase() == Phase::details);
    CHECK(page.out.view.problem == Problem::too_long);
    CHECK(page.out.announcement == Announcement::too_long);
    CHECK(page.out.state.draft.comment.size() == limits::max_comment_bytes + 1);
    page.submit(with_comment(std::string(limits::max_comment_bytes, 'x')));
    CHECK(page.out.post.kind == PostKind::details);
  }
  SECTION("another answer keeps the words typed so far") {
    Event edited{.kind = EventKind::edited};
    edited.details = with_comment("half a sen");
    page.give(edited);
    page.press(1);
    page.record();
    CHECK(page.phase() == Phase::details);
    CHECK(page.out.state.draft.comment == "half a sen");
  }
}

TEST_CASE("importance is asked of everybody where the survey asks for it") {
  Page page;
  Event opened{.kind = EventKind::opened};
  opened.scale = 5;
  opened.ask_importance = true;
  page.give(opened);
  page.press(5);
  page.record();
  CHECK(page.phase() == Phase::details);
  CHECK(page.out.view.ask_importance);
  CHECK_FALSE(page.out.view.ask_details);
}

TEST_CASE("undo takes the answer back") {
  Page page;
  page.open();
  page.press(2);

  SECTION("after it was saved") {
    page.record();
    page.undo();
    CHECK(page.phase() == Phase::sending);
    CHECK(page.out.view.chosen == 0);
    CHECK(page.out.post == Post{PostKind::retraction, "op-2", 0, {}});
    page.undo();
    CHECK(page.out.post.kind == PostKind::none);
    page.answer_with(EventKind::retracted);
    CHECK(page.phase() == Phase::asked);
    CHECK(page.out.view.chosen == 0);
    CHECK(page.out.announcement == Announcement::taken_back);
  }
  SECTION("while it is being sent: the retraction follows the server's word") {
    page.undo();
    CHECK(page.out.post.kind == PostKind::none);
    CHECK(page.out.view.chosen == 0);
    page.record();
    CHECK(page.phase() == Phase::sending);
    CHECK(page.out.post.kind == PostKind::retraction);
    page.answer_with(EventKind::retracted);
    CHECK(page.phase() == Phase::asked);
  }
  SECTION(
      "while it is being sent, and the server was not reached: it may have arrived all the same") {
    page.undo();
    page.answer_with(EventKind::unreachable);
    CHECK(page.phase() == Phase::failed);
    page.wake();
    CHECK(page.out.post == Post{PostKind::retraction, "op-2", 0, {}});
  }
  SECTION("after it failed") {
    page.answer_with(EventKind::unreachable);
    CHECK(page.out.view.can_undo);
    page.undo();
    CHECK(page.out.post.kind == PostKind::retraction);
  }
  SECTION("not when the edit window is over") {
    page.record();
    page.now_ms += 1'209'600'001;
    page.tell(EventKind::timer);
    CHECK_FALSE(page.out.view.can_undo);
  }
}

TEST_CASE("an answer that never left the page is undone without a post") {
  Page page;
  page.open();
  page.tell(EventKind::offline);
  page.press(4);
  CHECK(page.phase() == Phase::offline);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(page.out.announcement == Announcement::kept_offline);
  CHECK(page.out.view.can_undo);
  page.undo();
  CHECK(page.phase() == Phase::asked);
  page.tell(EventKind::online);
  CHECK(page.out.post.kind == PostKind::none);
}

TEST_CASE("already answered can be changed inside the edit window") {
  Page page;
  Event opened{.kind = EventKind::opened};
  opened.scale = 5;
  opened.state = Opened::answered;
  opened.answer = 4;
  opened.edit_until_ms = page.now_ms + 1000;
  page.give(opened);
  CHECK(page.phase() == Phase::answered);
  CHECK(page.out.view.chosen == 4);
  CHECK(page.out.view.can_change);

  SECTION("inside") {
    page.tell(EventKind::change);
    CHECK(page.phase() == Phase::asked);
    CHECK(page.out.view.chosen == 0);
    page.press(2);
    page.record();
    CHECK(page.phase() == Phase::details);
  }
  SECTION("outside") {
    page.now_ms += 1000;
    page.tell(EventKind::change);
    CHECK(page.phase() == Phase::answered);
    CHECK_FALSE(page.out.view.can_change);
  }
}

TEST_CASE("closed ends everything") {
  Page page;
  SECTION("from the start") {
    page.open(5, Opened::closed);
    CHECK(page.phase() == Phase::closed);
  }
  SECTION("by the server's word about a post, with another waiting") {
    page.open();
    page.press(4);
    page.press(5);
    page.answer_with(EventKind::closed);
    CHECK(page.phase() == Phase::closed);
    CHECK(page.out.announcement == Announcement::closed);
  }
  for (int answer = 1; answer <= 5; ++answer) {
    page.press(answer);
    page.undo();
    page.tell(EventKind::retry);
    page.tell(EventKind::timer);
    CHECK(page.out.post.kind == PostKind::none);
    CHECK(page.phase() == Phase::closed);
  }
}

TEST_CASE("the server's view may come after the press") {
  Page page;
  page.open();
  page.press(2);
  page.open(5, Opened::answered, 4);
  CHECK(page.phase() == Phase::sending);
  CHECK(page.out.view.chosen == 2);
  page.record();
  CHECK(page.phase() == Phase::details);
}

TEST_CASE("a server that records an answer off the scale is not believed") {
  Page page;
  page.open();
  page.press(2);
  page.record("op-1", 77);
  CHECK(page.phase() == Phase::failed);
}

}  // namespace amends::session
