// What a report is asked: which units, of which days, cut into which rows. And how the tallies
// answer it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/actor.hpp"
#include "core/report/tally.hpp"

namespace amends {

/// How long the periods of a report by time are.
enum class Step : std::uint8_t { day, week, month };
template <>
struct EnumTexts<Step> {
  static constexpr std::array<std::string_view, 3> texts = {"day", "week", "month"};
};

/// What the rows of a report stand for: periods, or the values of a dimension.
struct ReportCut {
  std::optional<Step> step;
  Dimension dimension = Dimension::none;
};

/// "period:month", "period:week", "period:day", or the name of a dimension.
/// Fails with out_of_range, field "by".
Result<ReportCut> cut_from_text(std::string_view by);
std::string cut_text(const ReportCut& cut);

/// Only units with one of these values.
struct ReportFilter {
  Dimension dimension = Dimension::none;
  std::vector<std::string> values;
};

struct ReportQuery {
  Cohort cohort = Cohort::answered;
  Day from;  // inclusive, both
  Day to;
  ReportCut by;
  std::vector<ReportFilter> filters;  // one a dimension at most
  bool with_undated = false;          // also the units without a date

  /// Whether a unit may stand in several rows.
  bool overlaps() const { return by.dimension == Dimension::tag; }
};

/// Narrows the query to what an actor sees.
/// Fails with forbidden when a filter asks for what lies outside.
Result<void> apply_scopes(const Scopes& scopes, ReportQuery& query);

/// Narrows the query to the units that an agent worked on.
/// Fails with forbidden when a filter asks for another one's.
Result<void> apply_own(const std::string& agent, ReportQuery& query);

/// How the tallies answer a query.
struct ReportPlan {
  TallyQuery tally;
  /// Where given, only sums with one of these values belong to the report, and unless the rows are
  /// such values, they are one.
  std::optional<std::vector<std::string>> kept;
};

/// Fails with out_of_range, field "by", when the tallies do not keep the dimensions together, or
/// when there are more periods than limits::max_report_rows.
Result<ReportPlan> plan_report(const ReportQuery& query);

/// The dimensions that the units of the query can be cut into (plan_report()), in their order.
std::vector<Dimension> possible_cuts(const ReportQuery& query);
/// The dimensions that it can be narrowed by further, cut as it is.
std::vector<Dimension> possible_filters(const ReportQuery& query);

/// Fails with out_of_range, field "by", when there are more periods than limits::max_report_rows.
Result<void> check_periods(const ReportQuery& query);

/// The same units of the days right before, as many as they are; not cut into rows.
ReportQuery period_before(const ReportQuery& query);

}  // namespace amends
