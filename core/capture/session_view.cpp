#include "core/capture/session_view.hpp"

namespace amends::session {
namespace {

bool editable(const State& state, std::int64_t at_ms) {
  return state.edit_until_ms == 0 || at_ms < state.edit_until_ms;
}

bool can_undo(const State& state, std::int64_t at_ms) {
  switch (state.phase) {
    case Phase::saved:
    case Phase::details:
      return editable(state, at_ms);
    case Phase::offline:
    case Phase::failed:
      return state.pending.kind == PostKind::answer;
    default:
      return false;
  }
}

bool can_change(const State& state, std::int64_t at_ms) {
  const bool rests = state.phase == Phase::confirmed || state.phase == Phase::answered;
  return rests && editable(state, at_ms);
}

Announcement for_phase(const State& state, const Event& event) {
  switch (state.phase) {
    case Phase::asked: {
      const bool back = event.kind == EventKind::retracted || event.kind == EventKind::undo;
      return back ? Announcement::taken_back : Announcement::none;
    }
    case Phase::marked:
      return Announcement::marked;
    case Phase::sending:
      return Announcement::sending;
    case Phase::saved:
      return Announcement::saved;
    case Phase::details:
      return Announcement::details;
    case Phase::confirmed:
      return Announcement::thanks;
    case Phase::offline:
      return Announcement::kept_offline;
    case Phase::failed:
      return Announcement::not_sent;
    case Phase::held:
      return Announcement::held;
    case Phase::answered:
      return event.kind == EventKind::undo ? Announcement::taken_back : Announcement::answered;
    case Phase::closed:
      return Announcement::closed;
    case Phase::linked:
      return Announcement::linked;
    case Phase::confirm:
      return Announcement::confirm;
  }
  return Announcement::none;
}

}  // namespace

View view_of(const State& state, std::int64_t at_ms) {
  const bool details_pending = state.pending.kind == PostKind::details;
  const bool asks =
      state.phase == Phase::details || (state.phase == Phase::sending && details_pending);
  View view;
  view.phase = state.phase;
  view.problem = state.problem;
  view.chosen = state.chosen;
  view.busy = state.in_flight || state.phase == Phase::sending;
  view.can_undo = can_undo(state, at_ms);
  view.can_change = can_change(state, at_ms);
  view.ask_details = asks && state.dissatisfied;
  view.ask_importance = asks && state.ask_importance;
  view.about_details = details_pending || (state.phase == Phase::confirmed && state.has_details);
  view.disputed = state.disputed;
  return view;
}

Announcement announcement_of(Phase phase_before, Problem problem_before, const State& state,
                             const Event& event) {
  if (state.problem == Problem::refused && event.kind == EventKind::refused) {
    return Announcement::refused;
  }
  if (state.problem == Problem::too_long && event.kind == EventKind::submitted) {
    return Announcement::too_long;
  }
  const bool changed = state.phase != phase_before || state.problem != problem_before;
  if (!changed && state.phase != Phase::marked) return Announcement::none;
  return for_phase(state, event);
}

}  // namespace amends::session
