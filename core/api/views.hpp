// How the model looks in JSON. Each shape is written here once; docs/openapi.yaml describes them.
#pragma once

#include <vector>

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// A survey in one language, as the widget and the page show it.
json::object survey_view(const Survey& survey, std::string_view language);

/// A request with its ratings, what stands aside, follow-ups and timeline, for staff; with what
/// `actor` can decide about each rating.
json::object request_view(const RequestState& state, const std::vector<Services::Placed>& events,
                          const SettingsState& settings, const Actor& actor, UtcMillis now);

/// A follow-up as the list shows it.
json::object follow_up_view(const FollowUpFound& found, const SettingsState& settings,
                            UtcMillis now);

/// An answer that stands aside, as the list shows it.
json::object aside_view(const AsideFound& found, const SettingsState& settings);

json::object key_view(const KeyRow& row);

/// Finds a case's row and words from the request's own stream, as it is right after a write.
FollowUpFound found_now(const RequestState& state, const FollowUp& follow_up,
                        const std::vector<Services::Placed>& events);

}  // namespace amends
