// Staff are reminded of cases by the tenant's rules: before they are due, and when they are
// overdue.
#pragma once

#include <optional>

#include "core/rules/context.hpp"

namespace amends {

/// When the next rule tells somebody about a case, as it stands: in the past where nobody has let
/// time pass since. Nothing while nobody is to be reminded of it.
std::optional<UtcMillis> next_reminder_at(const RequestState& state, const FollowUp& follow_up,
                                          const Settings& settings);

/// `events` and, behind them, one reminder of each case that a rule's time has come for, to all
/// whom these rules name: however many are due at once, everybody is told once. Where the assignee
/// is to be told and there is none, or who is named is absent, the managers are.
Events with_reminders(const RequestState& before, Events events, const Context& context);

}  // namespace amends
