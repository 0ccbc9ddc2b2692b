// Two of one kind beside each other: two groups, or two periods.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/chance.hpp"
#include "core/report/difference.hpp"
#include "core/report/dissatisfied_requesters.hpp"
#include "core/report/satisfaction.hpp"
#include "core/report/times.hpp"

namespace amends {

/// One of the two, with all that is known of it.
struct ComparedSide {
  RowName name;
  Day from;
  Day to;
  AmendsFigures amends;
  SatisfactionFigures satisfaction;
  TimesFigures times;
};

/// What is set side by side, in the order in which reports show it: shares, then times.
enum class ComparedFigure : std::uint8_t {
  satisfied,       // of the answers
  dissatisfied,    // of the answers
  response,        // of those asked
  addressed,       // of the cases
  within_due,      // of the cases that are decided
  contact_median,  // to the first contact
  contact_p90,
  addressed_median,  // to amends
  addressed_p90,
};
template <>
struct EnumTexts<ComparedFigure> {
  static constexpr std::array<std::string_view, 9> texts = {
      "satisfied",      "dissatisfied", "response",         "addressed",    "within_due",
      "contact_median", "contact_p90",  "addressed_median", "addressed_p90"};
};

/// Whether a figure is a time; else it is a share.
constexpr bool is_time(ComparedFigure figure) {
  return figure >= ComparedFigure::contact_median;
}

struct ComparedValue {
  std::int64_t part = 0;  // of a share
  std::int64_t whole = 0;
  std::optional<Estimate> estimate;  // in ten-thousandths or seconds; none of nothing

  bool small() const { return whole < min_compared; }
};

struct ComparedRow {
  ComparedFigure figure = ComparedFigure::satisfied;
  std::array<ComparedValue, 2> sides;
  std::optional<Difference> difference;  // of the first from the second; none: one of them is none
  SideVerdict verdict = SideVerdict::too_few;
};

/// Small ones are shown and not judged.
std::vector<ComparedRow> compared_rows(const ComparedSide& first, const ComparedSide& second);

}  // namespace amends
