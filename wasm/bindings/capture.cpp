// The capture session for a page. A leaf: it unwraps, makes one call, and wraps. A session lives
// behind a handle that the loader (elements/rating/engine.js) hides and gives back.
#include <emscripten/bind.h>

#include "core/capture/session.hpp"

namespace {

using namespace amends::session;

// Embind knows no 64-bit integers without BigInt. Times in milliseconds fit a double exactly.
struct PagePost {
  int kind, answer, importance, evidence;
  unsigned reasons;
  bool contactMe;
  std::string op, comment;
};

struct PageEvent {
  int kind, answer, scale, state;
  bool askImportance, dissatisfied, confirm, nonce;
  double at, editUntil, retryAfter;
  std::string op;
  PagePost post;  // for `restored`; its details for `edited` and `submitted`
};

struct PageOutcome {
  int phase, problem, chosen, announcement;
  bool busy, canUndo, canChange, askDetails, askImportance, aboutDetails, disputed;
  double wakeAt;
  PagePost post, pending, next;
};

Details details_of(const PagePost& post) {
  return {post.comment, post.reasons, post.contactMe, static_cast<std::uint8_t>(post.importance)};
}

Event unwrap(const PageEvent& from) {
  Event event;
  event.kind = static_cast<EventKind>(from.kind);
  event.at_ms = static_cast<std::int64_t>(from.at);
  event.op = from.op;
  event.answer = from.answer;
  event.scale = from.scale;
  event.state = static_cast<Opened>(from.state);
  event.ask_importance = from.askImportance;
  event.dissatisfied = from.dissatisfied;
  event.confirm = from.confirm;
  event.nonce = from.nonce;
  event.edit_until_ms = static_cast<std::int64_t>(from.editUntil);
  event.retry_after_ms = static_cast<std::int64_t>(from.retryAfter);
  event.details = details_of(from.post);
  event.post = {static_cast<PostKind>(from.post.kind), from.post.op, from.post.answer,
                event.details, static_cast<amends::Evidence>(from.post.evidence)};
  return event;
}

PagePost wrap(const Post& from) {
  const Details& details = from.details;
  return {static_cast<int>(from.kind),
          from.answer,
          details.importance,
          static_cast<int>(from.evidence),
          details.reasons,
          details.contact_me,
          from.op,
          details.comment};
}

PageOutcome wrap(const Outcome& from) {
  const View& view = from.view;
  return {static_cast<int>(view.phase),
          static_cast<int>(view.problem),
          view.chosen,
          static_cast<int>(from.announcement),
          view.busy,
          view.can_undo,
          view.can_change,
          view.ask_details,
          view.ask_importance,
          view.about_details,
          view.disputed,
          static_cast<double>(from.wake_at_ms),
          wrap(from.post),
          wrap(from.state.pending),
          wrap(from.state.next)};
}

std::uintptr_t open() {
  return reinterpret_cast<std::uintptr_t>(new State);
}

void close(std::uintptr_t handle) {
  delete reinterpret_cast<State*>(handle);
}

PageOutcome hear(std::uintptr_t handle, const PageEvent& event) {
  State& state = *reinterpret_cast<State*>(handle);
  Outcome outcome = step(std::move(state), unwrap(event));
  PageOutcome page = wrap(outcome);
  state = std::move(outcome.state);
  return page;
}

}  // namespace

EMSCRIPTEN_BINDINGS(capture) {
  using namespace emscripten;
  function("open", &open);
  function("close", &close);
  function("step", &hear);
  value_object<PagePost>("p")
      .field("kind", &PagePost::kind)
      .field("answer", &PagePost::answer)
      .field("importance", &PagePost::importance)
      .field("evidence", &PagePost::evidence)
      .field("reasons", &PagePost::reasons)
      .field("contactMe", &PagePost::contactMe)
      .field("op", &PagePost::op)
      .field("comment", &PagePost::comment);
  value_object<PageEvent>("e")
      .field("kind", &PageEvent::kind)
      .field("answer", &PageEvent::answer)
      .field("scale", &PageEvent::scale)
      .field("state", &PageEvent::state)
      .field("askImportance", &PageEvent::askImportance)
      .field("dissatisfied", &PageEvent::dissatisfied)
      .field("confirm", &PageEvent::confirm)
      .field("nonce", &PageEvent::nonce)
      .field("at", &PageEvent::at)
      .field("editUntil", &PageEvent::editUntil)
      .field("retryAfter", &PageEvent::retryAfter)
      .field("op", &PageEvent::op)
      .field("post", &PageEvent::post);
  value_object<PageOutcome>("o")
      .field("phase", &PageOutcome::phase)
      .field("problem", &PageOutcome::problem)
      .field("chosen", &PageOutcome::chosen)
      .field("announcement", &PageOutcome::announcement)
      .field("busy", &PageOutcome::busy)
      .field("canUndo", &PageOutcome::canUndo)
      .field("canChange", &PageOutcome::canChange)
      .field("askDetails", &PageOutcome::askDetails)
      .field("askImportance", &PageOutcome::askImportance)
      .field("aboutDetails", &PageOutcome::aboutDetails)
      .field("disputed", &PageOutcome::disputed)
      .field("wakeAt", &PageOutcome::wakeAt)
      .field("post", &PageOutcome::post)
      .field("pending", &PageOutcome::pending)
      .field("next", &PageOutcome::next);
}
