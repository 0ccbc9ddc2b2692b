// The page of a link: an answer is marked before anybody pressed.
#include <catch2/catch.hpp>

#include "unit/session_test_support.hpp"

using namespace amends;
using namespace amends::session;

namespace {

const Outcome& follow(Page& page, int answer, Opened state = Opened::asked, int stored = 0) {
  page.open(5, state, stored);
  return page.give({.kind = EventKind::linked, .answer = answer});
}
const Outcome& move(Page& page) {
  return page.give({.kind = EventKind::gesture, .op = page.fresh_op()});
}
const Outcome& leave(Page& page) {
  return page.give({.kind = EventKind::left, .op = page.fresh_op()});
}

}  // namespace

TEST_CASE("a link's answer is marked and sent by the first gesture") {
  Page page;
  CHECK(follow(page, 2).view.phase == Phase::linked);
  CHECK(page.out.view.chosen == 2);
  CHECK(page.out.post.kind == PostKind::none);
  CHECK(move(page).post.kind == PostKind::answer);
  CHECK(page.out.post.answer == 2);
  CHECK(page.out.post.evidence == Evidence::gesture);
  CHECK(page.record().view.phase == Phase::details);
  CHECK(move(page).post.kind == PostKind::none);
}

TEST_CASE("a press says more than a gesture") {
  Page page;
  follow(page, 2);
  CHECK(page.press(4).post.evidence == Evidence::explicit_);
  Page sent;
  follow(sent, 2);
  CHECK(sent.give({.kind = EventKind::send, .op = "op-1"}).post.evidence == Evidence::explicit_);
}

TEST_CASE("leaving a link's page without a gesture is told once, and is not waited for") {
  Page page;
  follow(page, 1);
  CHECK(leave(page).post.evidence == Evidence::dwell);
  CHECK(page.out.state.pending.kind == PostKind::none);
  CHECK(leave(page).post.kind == PostKind::none);
  CHECK(move(page).post.evidence == Evidence::gesture);
}

TEST_CASE("leaving after the answer tells nothing") {
  Page page;
  follow(page, 1);
  move(page);
  page.record();
  CHECK(leave(page).post.kind == PostKind::none);
}

TEST_CASE("where somebody else answered, a gesture is not enough") {
  Page page;
  CHECK(follow(page, 2, Opened::answered).view.phase == Phase::linked);
  CHECK(move(page).post.kind == PostKind::none);
  CHECK(page.give({.kind = EventKind::send, .op = "op-1"}).post.answer == 2);
}

TEST_CASE("another link changes one's own answer, the same link shows it") {
  Page other;
  follow(other, 2, Opened::answered, 5);
  CHECK(move(other).post.answer == 2);
  Page same;
  CHECK(follow(same, 5, Opened::answered, 5).view.phase == Phase::answered);
  CHECK(move(same).post.kind == PostKind::none);
}

TEST_CASE("one more press where the server wants it") {
  Page page;
  follow(page, 2);
  move(page);
  CHECK(page.answer_with(EventKind::press_needed).view.phase == Phase::confirm);
  CHECK(page.out.view.chosen == 2);
  CHECK(page.out.announcement == Announcement::confirm);
  CHECK(move(page).post.kind == PostKind::none);
  CHECK(page.give({.kind = EventKind::send, .op = "op-9"}).post.evidence == Evidence::explicit_);
}

TEST_CASE("a page that asks for a press marks the answer, and no gesture sends it") {
  Page page;
  page.open();
  page.give({.kind = EventKind::linked, .answer = 2, .confirm = true});
  CHECK(page.out.view.phase == Phase::confirm);
  CHECK(move(page).post.kind == PostKind::none);
  CHECK(page.give({.kind = EventKind::send, .op = "op-9"}).post.answer == 2);
}

TEST_CASE("words that need a press go out again with the fresh nonce") {
  Page page;
  page.open();
  page.press(1);
  page.record();
  page.submit({.comment = "Slow"});
  const std::string op = page.out.post.op;
  Event needed{.kind = EventKind::press_needed, .op = op};
  needed.nonce = true;
  page.give(needed);
  CHECK(page.wake().post.op == op);
}

TEST_CASE("held: nothing is marked, and the press waits until it can count") {
  Page page;
  follow(page, 2);
  move(page);
  CHECK(page.answer_with(EventKind::held).view.phase == Phase::held);
  CHECK(page.out.view.chosen == 0);
  CHECK(page.press(2).post.kind == PostKind::none);
  CHECK(page.out.view.phase == Phase::sending);
  CHECK(page.out.wake_at_ms >= page.now_ms + 3000);
  CHECK(page.wake().post.answer == 2);
  CHECK(page.out.post.evidence == Evidence::explicit_);
}

TEST_CASE("a page that comes up held asks, and marks nothing") {
  Page page;
  CHECK(follow(page, 2, Opened::held).view.phase == Phase::held);
  CHECK(page.out.view.chosen == 0);
  CHECK(move(page).post.kind == PostKind::none);
}

namespace {

// An earlier page sent `kept` and was closed before it heard of it; then another link was followed.
const Outcome& return_by_link(Page& page, const Post& kept, int answer) {
  page.open(5);
  page.give({.kind = EventKind::restored, .post = kept});
  return page.give({.kind = EventKind::linked, .answer = answer});
}

}  // namespace

TEST_CASE("a link is followed when what an earlier page sent has the server's word") {
  Page page;
  const auto& out = return_by_link(page, {PostKind::answer, "op-old", 1}, 5);
  CHECK(out.view.chosen == 1);
  CHECK(page.record().view.phase == Phase::linked);
  CHECK(page.out.view.chosen == 5);
  CHECK(move(page).post.answer == 5);
}

TEST_CASE("the same link again shows the answer that an earlier page sent") {
  Page page;
  return_by_link(page, {PostKind::answer, "op-old", 1}, 1);
  CHECK(page.record().view.phase == Phase::details);
  CHECK(move(page).post.kind == PostKind::none);
}

TEST_CASE("a link is followed after an earlier page's words") {
  Page page;
  return_by_link(page, {PostKind::details, "op-old", 0, {.comment = "Slow"}}, 5);
  CHECK(page.record("op-old", 1).view.phase == Phase::linked);
  CHECK(page.out.view.chosen == 5);
}

TEST_CASE("what is pressed or taken back meanwhile is meant, not the link") {
  Page pressed;
  return_by_link(pressed, {PostKind::answer, "op-old", 1}, 5);
  pressed.press(2);
  pressed.record();
  CHECK(pressed.out.post.answer == 2);
  pressed.record();
  CHECK(pressed.out.view.chosen == 2);
  Page back;
  return_by_link(back, {PostKind::answer, "op-old", 1}, 5);
  back.undo();
  back.record();
  back.answer_with(EventKind::retracted);
  CHECK(back.out.view.phase == Phase::asked);
}

TEST_CASE("where an earlier page's press needs another, the link's answer is the one to press") {
  Page page;
  return_by_link(page, {PostKind::answer, "op-old", 1}, 5);
  CHECK(page.answer_with(EventKind::press_needed).view.phase == Phase::confirm);
  CHECK(page.out.view.chosen == 5);
  CHECK(move(page).post.kind == PostKind::none);
}

TEST_CASE("where an earlier page's press contradicts, the question stays open") {
  Page page;
  return_by_link(page, {PostKind::answer, "op-old", 1}, 5);
  CHECK(page.answer_with(EventKind::held).view.phase == Phase::held);
  CHECK(page.out.view.chosen == 0);
}
