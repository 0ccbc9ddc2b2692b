#include "core/api/outcomes_view.hpp"

#include <boost/json/array.hpp>

#include "core/api/report_parts.hpp"
#include "core/model/money.hpp"

namespace amends {
namespace {

json::object codes_view(const CodeCounts& counts) {
  const std::int64_t given = counts.given();
  json::array codes;
  for (const auto& [code, count] : counts.ordered()) {
    codes.push_back(json::object{{"code", code},
                                 {"count", count},
                                 {"share_bp", number_or_null(share_bp(count, given))},
                                 {"interval", interval_view(wilson_interval(count, given))}});
  }
  return {{"given", given}, {"not_given", counts.not_given}, {"codes", std::move(codes)}};
}

json::array offers_view(const OutcomeFigures& figures) {
  json::array offers;
  for (const auto& [key, sum] : figures.offers) {
    const bool priced = !key.currency.empty();
    offers.push_back(
        json::object{{"code", key.code},
                     {"count", sum.count},
                     {"amount", priced ? json::value(amount_text(sum.hundredths)) : json::value()},
                     {"currency", priced ? json::value(key.currency) : json::value()}});
  }
  return offers;
}

json::object outcome_figures_view(const OutcomeFigures& figures) {
  return {{"addressed", figures.addressed},
          {"outcomes", codes_view(figures[CaseCode::outcome])},
          {"root_causes", codes_view(figures[CaseCode::root_cause])},
          {"actions", codes_view(figures[CaseCode::action])},
          {"offers", offers_view(figures)}};
}

void add_amount(const OfferKey& key, const OfferSum& sum, CsvWriter& csv) {
  csv.text(key.currency.empty() ? "" : amount_text(sum.hundredths)).text(key.currency);
}

// A record a code: which codes there are is the tenant's own.
template <class Begin>
void add_records_of(const OutcomeFigures& figures, const Begin& begin, CsvWriter& csv) {
  for (const CaseCode kind : case_codes) {
    const CodeCounts& counts = figures[kind];
    const std::int64_t given = counts.given();
    for (const auto& [code, count] : counts.ordered()) {
      begin();
      csv.number(figures.addressed).text(enum_text(kind)).text(code).number(count);
      add_interval(wilson_interval(count, given), share_bp(count, given), csv);
      add_amount({}, {}, csv);
      csv.end_record();
    }
    if (counts.not_given == 0) continue;
    begin();
    csv.number(figures.addressed).text(enum_text(kind)).text("").number(counts.not_given);
    add_interval({}, std::nullopt, csv);
    add_amount({}, {}, csv);
    csv.end_record();
  }
  for (const auto& [key, sum] : figures.offers) {
    begin();
    csv.number(figures.addressed).text("offer").text(key.code).number(sum.count);
    add_interval({}, std::nullopt, csv);
    add_amount(key, sum, csv);
    csv.end_record();
  }
}

}  // namespace

json::object outcomes_view(const ReportQuery& query, const OutcomesReport& report) {
  json::object view = case_report_head("outcomes", "addressed", query);
  put_rows(report, outcome_figures_view, view);
  return view;
}

std::string outcomes_csv(const ReportQuery& query, const OutcomesReport& report) {
  CsvWriter csv;
  add_heads(query,
            {"addressed", "kind", "code", "count", "share_percent", "low_percent", "high_percent",
             "amount", "currency"},
            csv);
  for (const OutcomeRow& row : report.rows) {
    add_records_of(
        row.figures, [&] { start_record(row.name, csv); }, csv);
  }
  add_records_of(
      report.total, [&] { csv.text("total").text(""); }, csv);
  return csv.result();
}

}  // namespace amends
