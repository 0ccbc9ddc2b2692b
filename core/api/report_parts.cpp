#include "core/api/report_parts.hpp"

#include <boost/json/array.hpp>

namespace amends {

json::object interval_view(const Interval& interval) {
  return {{"low_bp", interval.low_bp}, {"high_bp", interval.high_bp}};
}

json::object report_head(std::string_view name, const ReportQuery& query) {
  return {{"report", name},
          {"from", to_text(query.from)},
          {"to", to_text(query.to)},
          {"cohort", enum_text(query.cohort)},
          {"by", cut_text(query.by)}};
}

json::object case_report_head(std::string_view name, std::string_view base,
                              const ReportQuery& query) {
  return {{"report", name},
          {"from", to_text(query.from)},
          {"to", to_text(query.to)},
          {"base", base},
          {"by", cut_text(query.by)}};
}

json::array texts_view(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

json::object name_view(const RowName& name) {
  json::object view{{"key", name.groups > 1 ? json::value() : json::value(name.key)},
                    {"label", name.label}};
  if (name.groups > 1) view.emplace("groups", name.groups);
  if (name.from) view.emplace("from", to_text(*name.from));
  if (name.to) view.emplace("to", to_text(*name.to));
  return view;
}

void join(json::object& view, const json::object& members) {
  for (const auto& member : members) view.emplace(member.key(), member.value());
}

void start_record(const RowName& name, CsvWriter& csv) {
  csv.text(name.groups > 1 ? "others" : "row").text(name.label);
}

void add_interval(const Interval& interval, std::optional<int> share, CsvWriter& csv) {
  csv.percent(share);
  csv.percent(share ? std::optional(interval.low_bp) : std::nullopt);
  csv.percent(share ? std::optional(interval.high_bp) : std::nullopt);
}

void add_heads(const ReportQuery& query, const std::vector<std::string_view>& heads,
               CsvWriter& csv) {
  csv.text("record").text(query.by.step ? enum_text(*query.by.step)
                                        : enum_text(query.by.dimension));
  for (const std::string_view head : heads) csv.text(head);
  csv.end_record();
}

}  // namespace amends
