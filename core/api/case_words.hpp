// How mails to staff name a case, its answer and its times.
#pragma once

#include <string>
#include <string_view>

#include "core/base/time_zone.hpp"
#include "core/model/actor.hpp"
#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/store/rows.hpp"

namespace amends {

/// The label of the answer; "?" where none stands.
std::string label_in(const SettingsState& settings, const FollowUpRow& row,
                     std::string_view language);
std::string label_in(const SettingsState& settings, const Invitation& invitation,
                     std::string_view language);

/// "#17 VPN drops"; without a request, what was rated and where.
std::string what_was_rated(const std::string& request, const std::string& touchpoint,
                           const std::string& subject);

/// Who answered: the name, else the request; where there is none, how to reach the customer.
std::string customer_of(const RequestState& state);

/// The name; the id where there is none.
std::string name_of(const Person& person);

/// "2026-11-24 07:50", as the clocks of the zone show it.
std::string clock_text(const TimeZone& zone, UtcMillis at);

/// The page asked for this; empty where there is none.
std::string page_link(const std::string& page, const std::string& query);

/// The case on the manager's page; empty where the settings name none.
std::string desk_link(const Settings& settings, const Id128& follow_up);

}  // namespace amends
