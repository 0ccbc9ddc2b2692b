#include "core/rules/ask.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/rules/recovery.hpp"

namespace amends {
namespace {

AskFacts facts_of(const Ask& ask, const Context& context) {
  AskFacts facts;
  facts.today = context.today();
  facts.stopped = ask.stopped;
  facts.draw = ask.draw;
  if (ask.last_asked_at) {
    facts.last_asked_on = context.settings().time_zone.day_of(*ask.last_asked_at);
  }
  return facts;
}

Events suppress(const RequestState& state, const std::string& touchpoint, SuppressReason reason,
                const Context& context) {
  const Suppression* last = state.last_suppression(state.cycle, touchpoint);
  if (last != nullptr && last->reason == reason) return {};
  AskSuppressed event{state.cycle, touchpoint, reason, context.today(), state.snapshot};
  return stamped(context, {event_of(context, std::move(event))});
}

std::optional<UtcMillis> next_reminder(std::int64_t sent, const Context& context) {
  const AskPolicy& policy = context.settings().ask;
  if (sent >= policy.reminders) return std::nullopt;
  return context.now + policy.reminder_after_days * day_ms;
}

Invited asked_now(const RequestState& state, const Survey& survey, const Ask& ask,
                  const Context& context) {
  Invited invited = invited_now(state, survey, ask.fresh, ask.via, context);
  if (!ask.language.empty()) invited.language = ask.language;
  if (ask.via == "mail") invited.remind_at = next_reminder(0, context);
  return invited;
}

// As decide_ask() does it, but for the delay, which is over.
Event send_planned(const RequestState& state, const PlannedAsk& planned, Ask ask,
                   const Context& context) {
  const Survey* survey = context.settings().survey_for(planned.touchpoint);
  if (survey == nullptr) {
    return event_of(context, AskCancelled{planned.cycle, planned.touchpoint, {}});
  }
  if (const auto reason = why_not_asked(state, facts_of(ask, context), context.settings().ask)) {
    AskSuppressed held_back{planned.cycle, planned.touchpoint, *reason, context.today(),
                            state.snapshot};
    return event_of(context, std::move(held_back));
  }
  ask.language = planned.language;
  Invited invited = asked_now(state, *survey, ask, context);
  invited.mailed = true;
  return event_of(context, std::move(invited));
}

}  // namespace

const Invitation* standing_ask(const RequestState& state, std::string_view touchpoint) {
  const auto found = std::find_if(
      state.invitations.begin(), state.invitations.end(), [&](const Invitation& invitation) {
        return invitation.cycle == state.cycle && invitation.touchpoint == touchpoint &&
               !invitation.unsolicited && !invitation.imported;
      });
  return found == state.invitations.end() ? nullptr : &*found;
}

Invited invited_now(const RequestState& state, const Survey& survey, InvitationId fresh,
                    std::string via, const Context& context) {
  Invited invited;
  invited.invitation = fresh;
  invited.cycle = state.cycle;
  invited.touchpoint = survey.touchpoint;
  invited.survey = survey.id;
  invited.survey_version = survey.version;
  invited.scale = survey.scale;
  invited.via = std::move(via);
  invited.language = state.language;
  invited.snapshot = state.snapshot;
  invited.day = context.today();
  // The link carries the last day on which it is good, in UTC; it closes when that day is over.
  const std::int64_t last_day = context.now.count / day_ms + context.settings().link_valid_days;
  invited.closes_at = UtcMillis{(last_day + 1) * day_ms};
  return invited;
}

Result<Events> decide_ask(const RequestState& state, const Ask& ask, const Context& context) {
  if (!state.known || state.deleted) {
    return unknown_request("request");
  }
  if (!state.completed) {
    return fail(ErrorCode::not_completed, "the request is not completed", "request");
  }
  const Survey* survey = context.settings().survey_for(ask.touchpoint);
  if (survey == nullptr) {
    return fail(ErrorCode::out_of_range, "touchpoint has no survey in the settings", "touchpoint");
  }
  if (standing_ask(state, ask.touchpoint) != nullptr) return Events{};
  if (const auto reason = why_not_asked(state, facts_of(ask, context), context.settings().ask)) {
    return suppress(state, ask.touchpoint, *reason, context);
  }
  const std::int64_t delay_ms = context.settings().ask.delay_s * second_ms;
  if (ask.via == "mail" && delay_ms > 0) {
    if (state.planned_ask(ask.touchpoint) != nullptr) return Events{};
    AskPlanned planned{state.cycle, ask.touchpoint, ask.language, context.now + delay_ms,
                       std::nullopt};
    return stamped(context, {event_of(context, std::move(planned))});
  }
  return stamped(context, {event_of(context, asked_now(state, *survey, ask, context))});
}

Events decide_due_asks(const RequestState& state, const Ask& ask, const Context& context) {
  Events events;
  Ask next = ask;
  for (const PlannedAsk& planned : state.planned_asks) {
    if (context.now < planned.due_at) continue;
    events.push_back(planned.follow_up
                         ? send_recovery(state, planned, next.fresh, ask.stopped, context)
                         : send_planned(state, planned, next, context));
    ++next.fresh.value;
  }
  return events;
}

Events decide_reminders(const RequestState& state, bool stopped, const Context& context) {
  Events events;
  for (const Invitation& invitation : state.invitations) {
    const bool due = invitation.remind_at && *invitation.remind_at <= context.now;
    if (!due || !state.waits_for_answer(invitation)) continue;
    const bool wanted = !stopped && invitation.reminders < context.settings().ask.reminders;
    if (wanted) {
      AskReminded reminded{invitation.id, next_reminder(invitation.reminders + 1, context)};
      events.push_back(event_of(context, reminded));
    } else {
      events.push_back(event_of(context, RemindersEnded{invitation.id}));
    }
  }
  return events;
}

}  // namespace amends
