// The capture session for a page. A leaf: it unwraps, makes one call, and wraps. A session lives
// behind a handle that the loader (elements/rating/session.js) hides and gives back.
#include <emscripten/bind.h>

#include "core/capture/session.hpp"

namespace {

using namespace amends::session;

// Embind knows no 64-bit integers without BigInt. Times in milliseconds fit a double exactly.
struct PageEvent {
  int kind, answer, scale, state, post, importance;
  unsigned reasons;
  bool askImportance, dissatisfied, nonce, contactMe;
  double at, editUntil, retryAfter;
  std::string op, comment;
};

struct PageOutcome {
  int phase, problem, chosen, announcement, post, answer, importance;
  unsigned reasons;
  bool busy, canUndo, canChange, askDetails, askImportance, aboutDetails, disputed, contactMe;
  double wakeAt;
  std::string op, comment;
};

Details details_of(const PageEvent& event) {
  return {event.comment, event.reasons, event.contactMe,
          static_cast<std::uint8_t>(event.importance)};
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
  event.nonce = from.nonce;
  event.edit_until_ms = static_cast<std::int64_t>(from.editUntil);
  event.retry_after_ms = static_cast<std::int64_t>(from.retryAfter);
  event.details = details_of(from);
  event.post = {static_cast<PostKind>(from.post), from.op, from.answer, event.details};
  return event;
}

PageOutcome wrap(const Outcome& from) {
  const View& view = from.view;
  const Details& details =
      from.post.kind == PostKind::details ? from.post.details : from.state.draft;
  return {static_cast<int>(view.phase),
          static_cast<int>(view.problem),
          view.chosen,
          static_cast<int>(from.announcement),
          static_cast<int>(from.post.kind),
          from.post.answer,
          details.importance,
          details.reasons,
          view.busy,
          view.can_undo,
          view.can_change,
          view.ask_details,
          view.ask_importance,
          view.about_details,
          view.disputed,
          details.contact_me,
          static_cast<double>(from.wake_at_ms),
          from.post.op,
          details.comment};
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
  value_object<PageEvent>("e")
      .field("kind", &PageEvent::kind)
      .field("answer", &PageEvent::answer)
      .field("scale", &PageEvent::scale)
      .field("state", &PageEvent::state)
      .field("post", &PageEvent::post)
      .field("importance", &PageEvent::importance)
      .field("reasons", &PageEvent::reasons)
      .field("askImportance", &PageEvent::askImportance)
      .field("dissatisfied", &PageEvent::dissatisfied)
      .field("nonce", &PageEvent::nonce)
      .field("contactMe", &PageEvent::contactMe)
      .field("at", &PageEvent::at)
      .field("editUntil", &PageEvent::editUntil)
      .field("retryAfter", &PageEvent::retryAfter)
      .field("op", &PageEvent::op)
      .field("comment", &PageEvent::comment);
  value_object<PageOutcome>("o")
      .field("phase", &PageOutcome::phase)
      .field("problem", &PageOutcome::problem)
      .field("chosen", &PageOutcome::chosen)
      .field("announcement", &PageOutcome::announcement)
      .field("post", &PageOutcome::post)
      .field("answer", &PageOutcome::answer)
      .field("importance", &PageOutcome::importance)
      .field("reasons", &PageOutcome::reasons)
      .field("busy", &PageOutcome::busy)
      .field("canUndo", &PageOutcome::canUndo)
      .field("canChange", &PageOutcome::canChange)
      .field("askDetails", &PageOutcome::askDetails)
      .field("askImportance", &PageOutcome::askImportance)
      .field("aboutDetails", &PageOutcome::aboutDetails)
      .field("disputed", &PageOutcome::disputed)
      .field("contactMe", &PageOutcome::contactMe)
      .field("wakeAt", &PageOutcome::wakeAt)
      .field("op", &PageOutcome::op)
      .field("comment", &PageOutcome::comment);
}
