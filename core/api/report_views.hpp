// How reports look in JSON and CSV. Each shape is written here once; docs/openapi.yaml describes
// them.
#pragma once

#include <optional>
#include <string>

#include "core/model/json.hpp"
#include "core/report/dissatisfied_requesters.hpp"
#include "core/report/satisfaction.hpp"
#include "core/store/port.hpp"

namespace amends {

json::object figures_view(const AmendsFigures& figures);
json::object figures_view(const SatisfactionFigures& figures);

/// `asides`: what stands beside the figures, where it is known. `without_date`: how many
/// dissatisfied requesters have no date, shown or not.
json::object dissatisfied_view(const ReportQuery& query, const DissatisfiedReport& report,
                               const std::optional<AsideCounts>& asides, std::int64_t without_date);
json::object satisfaction_view(const ReportQuery& query, const SatisfactionReport& report,
                               const std::optional<AsideCounts>& asides);

/// One record a row, then one for all. The first field says which: row, others or total.
std::string dissatisfied_csv(const ReportQuery& query, const DissatisfiedReport& report);
std::string satisfaction_csv(const ReportQuery& query, const SatisfactionReport& report);

}  // namespace amends
