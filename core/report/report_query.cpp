#include "core/report/report_query.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/report/periods.hpp"

namespace amends {
namespace {

constexpr std::string_view period_prefix = "period:";

Error unknown_cut() {
  std::string allowed;
  for (const auto step : EnumTexts<Step>::texts) {
    allowed.append(period_prefix).append(step).append(", ");
  }
  for (const auto name : EnumTexts<Dimension>::texts) {
    if (name == enum_text(Dimension::none)) continue;
    allowed.append(name).append(name == EnumTexts<Dimension>::texts.back() ? "" : ", ");
  }
  return fail(ErrorCode::out_of_range, "by must be one of " + allowed, "by");
}

std::string listed_pairs_text() {
  std::string text;
  for (const DimensionPair pair : listed_pairs) {
    if (pair.second == Dimension::none) continue;
    if (!text.empty()) text.append(", ");
    text.append(enum_text(pair.first)).append(" with ").append(enum_text(pair.second));
  }
  return text;
}

Error not_kept_together() {
  return fail(ErrorCode::out_of_range,
              "by, filters and scope must be one dimension, or one of: " + listed_pairs_text(),
              "by");
}

const ReportFilter* filter_on(const ReportQuery& query, Dimension dimension) {
  for (const ReportFilter& filter : query.filters) {
    if (filter.dimension == dimension) return &filter;
  }
  return nullptr;
}

ReportFilter* filter_on(ReportQuery& query, Dimension dimension) {
  return const_cast<ReportFilter*>(filter_on(std::as_const(query), dimension));
}

template <class Fits>
std::vector<Dimension> dimensions_where(const Fits& fits) {
  std::vector<Dimension> found;
  for (std::size_t i = 1; i < EnumTexts<Dimension>::texts.size(); ++i) {
    const auto dimension = static_cast<Dimension>(i);
    if (fits(dimension)) found.push_back(dimension);
  }
  return found;
}

Result<void> apply_scope(Dimension dimension, const std::vector<std::string>& seen,
                         ReportQuery& query) {
  if (seen.empty()) return {};
  ReportFilter* filter = filter_on(query, dimension);
  if (filter == nullptr) {
    query.filters.push_back({dimension, seen});
    return {};
  }
  const bool inside = std::all_of(filter->values.begin(), filter->values.end(), [&](auto& value) {
    return std::find(seen.begin(), seen.end(), value) != seen.end();
  });
  if (inside) return {};
  const std::string name(enum_text(dimension));
  return fail(ErrorCode::forbidden, "this " + name + " is outside what this actor sees", name);
}

}  // namespace

Result<ReportCut> cut_from_text(std::string_view by) {
  ReportCut cut;
  if (by.starts_with(period_prefix)) {
    cut.step = enum_from_text<Step>(by.substr(period_prefix.size()));
    if (!cut.step) return unknown_cut();
    return cut;
  }
  const auto dimension = enum_from_text<Dimension>(by);
  if (!dimension || *dimension == Dimension::none) return unknown_cut();
  cut.dimension = *dimension;
  return cut;
}

std::string cut_text(const ReportCut& cut) {
  if (cut.step) return std::string(period_prefix).append(enum_text(*cut.step));
  return std::string(enum_text(cut.dimension));
}

Result<void> apply_scopes(const Scopes& scopes, ReportQuery& query) {
  if (auto done = apply_scope(Dimension::team, scopes.teams, query); !done) return done;
  return apply_scope(Dimension::queue, scopes.queues, query);
}

Result<void> apply_own(const std::string& agent, ReportQuery& query) {
  return apply_scope(Dimension::agent, {agent}, query);
}

Result<ReportPlan> plan_report(const ReportQuery& query) {
  ReportPlan plan;
  plan.tally.cohort = query.cohort;
  plan.tally.from = query.from;
  plan.tally.to = query.to;
  plan.tally.by_day = query.by.step.has_value();
  plan.tally.group = query.by.dimension;
  const ReportFilter* filter = nullptr;
  for (const ReportFilter& other : query.filters) {
    if (other.dimension == plan.tally.group) {
      plan.kept = other.values;
    } else if (filter == nullptr) {
      filter = &other;
    } else if (plan.tally.group == Dimension::none) {
      plan.tally.group = other.dimension;
      plan.kept = other.values;
    } else {
      return not_kept_together();
    }
  }
  if (filter != nullptr) {
    plan.tally.filter = filter->dimension;
    plan.tally.filter_values = filter->values;
  }
  if (!tally_pair(plan.tally.group, plan.tally.filter)) return not_kept_together();
  if (auto checked = check_periods(query); !checked) return checked.error();
  return plan;
}

std::vector<Dimension> possible_cuts(const ReportQuery& query) {
  return dimensions_where([&](Dimension dimension) {
    ReportQuery cut = query;
    cut.by = {std::nullopt, dimension};
    return static_cast<bool>(plan_report(cut));
  });
}

std::vector<Dimension> possible_filters(const ReportQuery& query) {
  return dimensions_where([&](Dimension dimension) {
    ReportQuery narrowed = query;
    if (filter_on(query, dimension) == nullptr) narrowed.filters.push_back({dimension, {""}});
    return static_cast<bool>(plan_report(narrowed));
  });
}

Result<void> check_periods(const ReportQuery& query) {
  if (!query.by.step || count_periods(*query.by.step, query.from, query.to) <=
                            static_cast<std::int64_t>(limits::max_report_rows)) {
    return {};
  }
  return fail(ErrorCode::out_of_range,
              "the days hold more than " + std::to_string(limits::max_report_rows) +
                  " periods; choose longer ones",
              "by");
}

ReportQuery period_before(const ReportQuery& query) {
  ReportQuery before = query;
  const std::int32_t days = query.to.count - query.from.count + 1;
  before.from.count -= days;
  before.to.count -= days;
  before.by = {};
  before.with_undated = false;
  return before;
}

}  // namespace amends
