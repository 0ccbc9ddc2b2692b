// /api/reports/compare: two groups in one period, or the same units in two periods.
#include "core/api/comparison_view.hpp"
#include "core/api/parameters.hpp"
#include "core/api/report_call.hpp"
#include "core/api/report_reader.hpp"
#include "core/api/routes.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

constexpr std::string_view by_period = "period";

/// What one of the two is, and how it is asked for.
struct WantedSide {
  RowName name;
  ReportQuery query;
};
struct WantedComparison {
  std::string_view by;
  std::array<WantedSide, 2> sides;
};

bool is_given(const Request& request, const std::string& name) {
  return request.query.count(name) != 0;
}

Error unknown_dimension() {
  std::string listed;
  for (const std::string_view name : EnumTexts<Dimension>::texts) {
    if (name == enum_text(Dimension::none)) continue;
    listed.append(listed.empty() ? "" : ", ").append(name);
  }
  return fail(ErrorCode::out_of_range, "by must be one of " + listed, "by");
}

Error out_of_place(const std::string& name, const std::string& rule) {
  return fail(ErrorCode::out_of_range, name + " " + rule, name);
}

Result<WantedSide> side_of_group(const Request& request, const FiguresSeen& seen,
                                 const std::string& name, Dimension dimension, ReportQuery query) {
  if (!is_given(request, name)) {
    return fail(ErrorCode::missing_field, name + " is required with by", name);
  }
  const std::string value(request.query_value(name));
  query.filters.push_back({dimension, {value}});
  if (auto narrowed = narrow_to(seen, query); !narrowed) return narrowed.error();
  return WantedSide{{value, value, std::nullopt, std::nullopt}, std::move(query)};
}

Result<WantedComparison> two_groups(const Request& request, const FiguresSeen& seen,
                                    const ReportQuery& query) {
  const auto dimension = enum_from_text<Dimension>(request.query_value("by"));
  if (!dimension || *dimension == Dimension::none) return unknown_dimension();
  for (const char* name : {"other_from", "other_to"}) {
    if (is_given(request, name)) {
      return out_of_place(name, "is for two periods; leave it out where by names a dimension");
    }
  }
  const std::string compared(enum_text(*dimension));
  if (is_given(request, compared)) {
    return out_of_place(compared, "is what is compared; name two of them as a and b");
  }
  auto a = side_of_group(request, seen, "a", *dimension, query);
  if (!a) return a.error();
  auto b = side_of_group(request, seen, "b", *dimension, query);
  if (!b) return b.error();
  if (a->name.key == b->name.key) return out_of_place("b", "must be another than a");
  return WantedComparison{enum_text(*dimension), {std::move(*a), std::move(*b)}};
}

WantedSide side_of_days(ReportQuery query) {
  const std::string from = to_text(query.from);
  const std::string to = to_text(query.to);
  return {{from + "/" + to, from + " to " + to, query.from, query.to}, std::move(query)};
}

Result<WantedComparison> two_periods(const Request& request, const FiguresSeen& seen,
                                     ReportQuery query) {
  for (const char* name : {"a", "b"}) {
    if (is_given(request, name)) return out_of_place(name, "is for two groups; say of which by by");
  }
  ReportQuery other = query;
  for (const auto& [name, day] :
       {std::pair("other_from", &other.from), std::pair("other_to", &other.to)}) {
    if (request.query_value(name).empty()) {
      return fail(ErrorCode::missing_field, std::string(name) + " is required, or by with a and b",
                  name);
    }
    const auto read = day_at(request, name, *day);
    if (!read) return read.error();
    *day = *read;
  }
  if (other.from > other.to) {
    return out_of_place("other_from", "must not lie behind other_to");
  }
  // The intervals of their difference take the two for independent.
  if (other.from <= query.to && query.from <= other.to) {
    return out_of_place("other_from", "and other_to must be other days than from and to");
  }
  for (ReportQuery* side : {&query, &other}) {
    if (auto narrowed = narrow_to(seen, *side); !narrowed) return narrowed.error();
  }
  return WantedComparison{by_period,
                          {side_of_days(std::move(query)), side_of_days(std::move(other))}};
}

Result<WantedComparison> wanted_comparison(const Request& request, const FiguresSeen& seen,
                                           Day today) {
  ReportQuery query;
  if (auto error = read_report_days(request, today, query)) return *error;
  if (auto error = read_cohort(request, query)) return *error;
  query.filters = filters_from(request);
  return is_given(request, "by") ? two_groups(request, seen, query)
                                 : two_periods(request, seen, std::move(query));
}

Result<ComparedSide> read_side(ReportReader& reader, const WantedSide& wanted) {
  const ReportQuery& query = wanted.query;
  auto sums = reader.sums(query, query.cohort);
  if (!sums) return sums.error();
  auto overdue = reader.overdue(query, *sums);
  if (!overdue) return overdue.error();
  auto times = reader.times(query);
  if (!times) return times.error();
  ComparedSide side{wanted.name, query.from, query.to, {}, {}, std::move(*times)};
  side.amends = dissatisfied_report(query, *sums, *overdue).total;
  auto satisfaction = reader.satisfaction_sums(query, std::move(*sums));
  if (!satisfaction) return satisfaction.error();
  side.satisfaction = satisfaction_report(query, *satisfaction).total;
  return side;
}

}  // namespace

Result<Response> get_report_compare(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const TimeZone& zone = (*settings)->current().time_zone;
  auto seen = figures_seen(call.request.actor, (*settings)->current());
  if (!seen) return seen.error();
  auto wanted = wanted_comparison(call.request, *seen, zone.day_of(call.services.now()));
  if (!wanted) return wanted.error();
  ReportReader reader(call.services, zone);
  const ReportQuery& query = wanted->sides[0].query;
  ComparisonView view{wanted->by, query.cohort, {}, {}, {}};
  for (std::size_t i = 0; i < view.sides.size(); ++i) {
    auto side = read_side(reader, wanted->sides[i]);
    if (!side) return side.error();
    view.sides[i] = std::move(*side);
  }
  view.rows = compared_rows(view.sides[0], view.sides[1]);
  ReportQuery covered = query;
  std::erase_if(covered.filters, [&](const ReportFilter& filter) {
    return enum_text(filter.dimension) == wanted->by;
  });
  add_cover_notes(*seen, covered, view.notes);
  if (wanted->by == enum_text(Dimension::tag)) {
    view.notes.push_back(sentences::tags_of_both_sides());
  }
  view.notes.push_back(sentences::compared_one_by_one());
  if (wants_csv(call.request)) return csv_response("compare", query, comparison_csv(view));
  return json_response(200, comparison_view(view));
}

}  // namespace amends
