#include "core/api/comparison_view.hpp"

#include <boost/json/array.hpp>

#include "core/api/report_parts.hpp"
#include "core/api/report_views.hpp"
#include "core/api/times_view.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

json::object side_view(const ComparedSide& side) {
  return {{"key", side.name.key},
          {"label", side.name.label},
          {"from", to_text(side.from)},
          {"to", to_text(side.to)},
          {"amends", figures_view(side.amends)},
          {"satisfaction", figures_view(side.satisfaction)},
          {"times", figures_view(side.times)}};
}

// Of few, a time is shown without an interval, as in the report of times.
json::object value_view(ComparedFigure figure, const ComparedValue& value) {
  json::object view{{"whole", value.whole}, {"small", value.small()}};
  if (!is_time(figure)) view.emplace("part", value.part);
  const bool sure = value.estimate && !(is_time(figure) && value.small());
  view.emplace("value", value.estimate ? json::value(value.estimate->value) : json::value());
  view.emplace("low", sure ? number_or_null(value.estimate->low) : json::value());
  view.emplace("high", sure ? number_or_null(value.estimate->high) : json::value());
  return view;
}

// Of few, none.
std::optional<Difference> shown_difference(const ComparedRow& row) {
  return row.verdict == SideVerdict::too_few ? std::nullopt : row.difference;
}

json::value difference_view(const ComparedRow& row) {
  const auto difference = shown_difference(row);
  if (!difference) return nullptr;
  return json::object{{"value", difference->value},
                      {"low", number_or_null(difference->low)},
                      {"high", number_or_null(difference->high)}};
}

std::string_view unit_of(ComparedFigure figure) {
  return is_time(figure) ? "s" : "bp";
}

json::object compared_view(const ComparedRow& row) {
  return {{"figure", enum_text(row.figure)},
          {"unit", unit_of(row.figure)},
          {"a", value_view(row.figure, row.sides[0])},
          {"b", value_view(row.figure, row.sides[1])},
          {"difference", difference_view(row)},
          {"verdict", enum_text(row.verdict)},
          {"sentence", sentences::verdict(row.verdict)}};
}

void add_number(ComparedFigure figure, const std::optional<std::int64_t>& number, CsvWriter& csv) {
  if (is_time(figure)) {
    csv.number(number);
  } else {
    csv.percent(number ? std::optional(static_cast<int>(*number)) : std::nullopt);
  }
}

void add_value(ComparedFigure figure, const ComparedValue& value, CsvWriter& csv) {
  csv.number(value.whole);
  const bool sure = value.estimate && !(is_time(figure) && value.small());
  add_number(figure, value.estimate ? std::optional(value.estimate->value) : std::nullopt, csv);
  add_number(figure, sure ? value.estimate->low : std::nullopt, csv);
  add_number(figure, sure ? value.estimate->high : std::nullopt, csv);
}

void add_difference(const ComparedRow& row, CsvWriter& csv) {
  const auto difference = shown_difference(row);
  add_number(row.figure, difference ? std::optional(difference->value) : std::nullopt, csv);
  add_number(row.figure, difference ? difference->low : std::nullopt, csv);
  add_number(row.figure, difference ? difference->high : std::nullopt, csv);
}

}  // namespace

json::object comparison_view(const ComparisonView& comparison) {
  json::array sides;
  for (const ComparedSide& side : comparison.sides) sides.push_back(side_view(side));
  json::array rows;
  for (const ComparedRow& row : comparison.rows) rows.push_back(compared_view(row));
  return {{"report", "compare"},
          {"by", comparison.by},
          {"cohort", enum_text(comparison.cohort)},
          {"sides", std::move(sides)},
          {"rows", std::move(rows)},
          {"notes", texts_view(comparison.notes)}};
}

std::string comparison_csv(const ComparisonView& comparison) {
  CsvWriter csv;
  for (const std::string_view head :
       {"figure", "unit", "a", "a_of", "a_value", "a_low", "a_high", "b", "b_of", "b_value",
        "b_low", "b_high", "difference", "difference_low", "difference_high", "verdict"}) {
    csv.text(head);
  }
  csv.end_record();
  for (const ComparedRow& row : comparison.rows) {
    csv.text(enum_text(row.figure)).text(is_time(row.figure) ? "s" : "percent");
    for (std::size_t i = 0; i < comparison.sides.size(); ++i) {
      csv.text(comparison.sides[i].name.label);
      add_value(row.figure, row.sides[i], csv);
    }
    add_difference(row, csv);
    csv.text(enum_text(row.verdict)).end_record();
  }
  return csv.result();
}

}  // namespace amends
