// What became of the cases that were addressed: outcome, root cause and action, in the tenant's own
// codes. A case belongs to the day on which it was addressed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/report/interval.hpp"
#include "core/report/report_case.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

enum class CaseCode : std::uint8_t { outcome, root_cause, action };
template <>
struct EnumTexts<CaseCode> {
  static constexpr std::array<std::string_view, 3> texts = {"outcome", "root_cause", "action"};
};
inline constexpr std::array case_codes = {CaseCode::outcome, CaseCode::root_cause,
                                          CaseCode::action};

/// How often each code was given.
struct CodeCounts {
  std::map<std::string, std::int64_t> counts;
  std::int64_t not_given = 0;

  std::int64_t given() const;
  /// The most frequent first, then by name.
  std::vector<std::pair<std::string, std::int64_t>> ordered() const;
  CodeCounts& operator+=(const CodeCounts& other);
};

/// An offer that can be added up: its code, and the currency of its amounts (empty: it has none).
struct OfferKey {
  std::string code;
  std::string currency;
  friend bool operator<(const OfferKey& a, const OfferKey& b) {
    return std::tie(a.code, a.currency) < std::tie(b.code, b.currency);
  }
};
struct OfferSum {
  std::int64_t count = 0;
  std::int64_t hundredths = 0;  // of the currency's unit
};

struct OutcomeFigures {
  std::int64_t addressed = 0;
  std::map<OfferKey, OfferSum> offers;  // that were made in these cases
  std::array<CodeCounts, case_codes.size()> by_code;

  CodeCounts& operator[](CaseCode code) { return by_code[static_cast<std::size_t>(code)]; }
  const CodeCounts& operator[](CaseCode code) const {
    return by_code[static_cast<std::size_t>(code)];
  }
  OutcomeFigures& operator+=(const OutcomeFigures& other);
};

using OutcomeSums = Cut<OutcomeFigures>;

void count_case(const ReportCase& one, OutcomeFigures& figures);

struct OutcomeRow {
  RowName name;
  OutcomeFigures figures;
  bool small = false;  // fewer were addressed than are compared
};

struct OutcomesReport {
  OutcomeFigures total;
  std::vector<OutcomeRow> rows;
  std::vector<std::string> notes;
};

/// Rows: periods in order; else by name. Beyond limits::max_report_rows, those with the fewest
/// cases are summed in a last one.
OutcomesReport outcomes_report(const ReportQuery& query, const OutcomeSums& sums);

}  // namespace amends
