// What reports are made of: counts per day and per listed dimension, kept up with every event, so
// that no report scans ratings. The unit that is counted is (request, cycle).
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/base/time.hpp"

namespace amends {

/// Which day a unit belongs to: the one it was asked, or the one it was answered.
enum class Cohort : std::uint8_t { asked, answered };
template <>
struct EnumTexts<Cohort> {
  static constexpr std::array<std::string_view, 2> texts = {"asked", "answered"};
};

/// In storage order; new ones are added at the end.
enum class Dimension : std::uint8_t {
  none,
  agent,
  team,
  queue,
  service,
  touchpoint,
  channel,       // how the request came in
  organisation,  // the customer's
  tag,           // the only one of which a unit may have several values: it counts under each
};
template <>
struct EnumTexts<Dimension> {
  static constexpr std::array<std::string_view, 9> texts = {
      "none", "agent", "team", "queue", "service", "touchpoint", "channel", "organisation", "tag"};
};

/// A listed combination: a single dimension has second = none, the grand total has both none.
struct DimensionPair {
  Dimension first = Dimension::none;
  Dimension second = Dimension::none;
  friend bool operator==(const DimensionPair&, const DimensionPair&) = default;
};

/// Everything a report can group and filter by without scanning. A store keeps one tally row per
/// entry, value, day and cohort. Adding an entry needs a migration that fills it from the history.
/// A dimension that stands beside others only is the sum over the first of these, where it is asked
/// for alone. `tag` is a second dimension.
inline constexpr std::array listed_pairs = {
    DimensionPair{Dimension::none, Dimension::none},
    DimensionPair{Dimension::touchpoint, Dimension::none},
    DimensionPair{Dimension::team, Dimension::agent},
    DimensionPair{Dimension::team, Dimension::queue},
    DimensionPair{Dimension::team, Dimension::service},
    DimensionPair{Dimension::queue, Dimension::agent},
    DimensionPair{Dimension::touchpoint, Dimension::team},
    DimensionPair{Dimension::touchpoint, Dimension::agent},
    DimensionPair{Dimension::queue, Dimension::service},
    DimensionPair{Dimension::touchpoint, Dimension::queue},
    DimensionPair{Dimension::team, Dimension::channel},
    DimensionPair{Dimension::queue, Dimension::channel},
    DimensionPair{Dimension::team, Dimension::organisation},
    DimensionPair{Dimension::queue, Dimension::organisation},
    DimensionPair{Dimension::team, Dimension::tag},
    DimensionPair{Dimension::queue, Dimension::tag},
};
/// How many of them schema 11 knew, with four single dimensions that schema 13 takes out.
inline constexpr std::size_t pairs_of_schema_11 = 8;

/// What is counted of units. In storage order; new ones are added at the end.
enum class Measure : std::uint8_t {
  asked,         // an invitation was sent
  answered,      // the customer's own counted answer stands (asked or not)
  unsolicited,   // … of these: nobody had asked
  satisfied,     // … of `answered`
  neutral,       // … of `answered`
  dissatisfied,  // … of `answered`
  staff,         // no answer of the customer's own, but one entered by staff
  imported,      // … of `answered`: brought in from elsewhere
  unhappy,       // the answer that stands is dissatisfied, or a case stands: the founding report's
                 // number
  cases,         // a follow-up stands: waiting or addressed
  addressed,     // … of these
  withdrawn,     // the customer changed the answer after the grace period, before contact
  // Nobody was asked, and why (core/model/suppression.hpp); in the cohort of `asked`, by the day on
  // which the ask was held back.
  suppressed_self,
  suppressed_stopped,
  suppressed_no_requester,
  suppressed_duplicate,
  suppressed_inactive,
  suppressed_excluded,
  suppressed_sampled_out,
  suppressed_throttled,
  // Of `addressed`, or of what was: whether amends were made.
  recovery_asked,     // the customer was asked
  recovery_answered,  // … and answered
  recovered,          // … that it is good now
  // Of `answered`: how important the customer said it was.
  important_1,               // not very
  important_2,               // fairly
  important_3,               // very
  important_3_dissatisfied,  // … of `important_3`
  // Of `recovery_answered`.
  recovered_first,    // the first answer was that it is good
  recovery_reopened,  // one was that it is not, and the case was opened again
  wishes,  // … of `cases`: no answer was dissatisfied, the customer asked to be contacted
};
inline constexpr std::size_t measure_count = 30;
template <>
struct EnumTexts<Measure> {
  static constexpr std::array<std::string_view, measure_count> texts = {"asked",
                                                                        "answered",
                                                                        "unsolicited",
                                                                        "satisfied",
                                                                        "neutral",
                                                                        "dissatisfied",
                                                                        "staff",
                                                                        "imported",
                                                                        "unhappy",
                                                                        "cases",
                                                                        "addressed",
                                                                        "withdrawn",
                                                                        "suppressed_self",
                                                                        "suppressed_stopped",
                                                                        "suppressed_no_requester",
                                                                        "suppressed_duplicate",
                                                                        "suppressed_inactive",
                                                                        "suppressed_excluded",
                                                                        "suppressed_sampled_out",
                                                                        "suppressed_throttled",
                                                                        "recovery_asked",
                                                                        "recovery_answered",
                                                                        "recovered",
                                                                        "important_1",
                                                                        "important_2",
                                                                        "important_3",
                                                                        "important_3_dissatisfied",
                                                                        "recovered_first",
                                                                        "recovery_reopened",
                                                                        "wishes"};
};

/// The measures before this one are those of somebody who was asked or answered.
inline constexpr auto first_suppressed = static_cast<std::ptrdiff_t>(Measure::suppressed_self);

/// One number per measure.
struct Counts {
  std::array<std::int64_t, measure_count> values{};

  std::int64_t& operator[](Measure measure) { return values[static_cast<std::size_t>(measure)]; }
  std::int64_t operator[](Measure measure) const {
    return values[static_cast<std::size_t>(measure)];
  }
  Counts& operator+=(const Counts& other) {
    for (std::size_t i = 0; i < measure_count; ++i) values[i] += other.values[i];
    return *this;
  }
  Counts& operator-=(const Counts& other) {
    for (std::size_t i = 0; i < measure_count; ++i) values[i] -= other.values[i];
    return *this;
  }
  bool all_zero() const { return *this == Counts{}; }
  /// Nobody was asked, and nobody answered.
  bool only_suppressed() const {
    return std::all_of(values.begin(), values.begin() + first_suppressed,
                       [](std::int64_t count) { return count == 0; });
  }
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Where counts are kept.
struct TallyKey {
  Cohort cohort = Cohort::asked;
  DimensionPair pair;
  std::string first;   // value of pair.first; empty for none, and for units without one
  std::string second;  // value of pair.second
  Day day;             // `undated` stands outside every period
  friend bool operator==(const TallyKey&, const TallyKey&) = default;
  friend auto operator<=>(const TallyKey& a, const TallyKey& b) {
    if (const auto order = a.cohort <=> b.cohort; order != 0) return order;
    if (const auto order = a.pair.first <=> b.pair.first; order != 0) return order;
    if (const auto order = a.pair.second <=> b.pair.second; order != 0) return order;
    if (const auto order = a.first.compare(b.first) <=> 0; order != 0) return order;
    if (const auto order = a.second.compare(b.second) <=> 0; order != 0) return order;
    return a.day <=> b.day;
  }
};

struct TallyDelta {
  TallyKey key;
  Counts counts;
};

/// What a report asks of the tallies. `group` and `filter` together must be a listed pair, in
/// either order; tally_pair() says which.
struct TallyQuery {
  Cohort cohort = Cohort::answered;
  Day from;  // inclusive, both
  Day to;
  bool undated_too = false;  // also the units without a date
  Dimension group = Dimension::none;
  Dimension filter = Dimension::none;
  std::vector<std::string> filter_values;  // any of them
  bool by_day = false;                     // a sum per day (and group), else one per group
  /// The period as moments, for what is asked of follow-ups rather than tallies (Store::overdue):
  /// [from, before) of the answer, or of the case's opening where no answer stands any more.
  std::optional<UtcMillis> answered_from;
  std::optional<UtcMillis> answered_before;
};

/// The tags that a unit counts under, each once; an empty one where it has none.
std::set<std::string> counted_tags(const std::vector<std::string>& tags);

struct TallySum {
  std::string value;  // of the group dimension
  Day day;            // with by_day; else undated
  Counts counts;
};

/// The listed pair that answers (group, filter), and whether the filter is its first dimension.
struct PairChoice {
  DimensionPair pair;
  bool filter_is_first = false;
};
/// Nothing when the combination is not listed.
std::optional<PairChoice> tally_pair(Dimension group, Dimension filter);

}  // namespace amends
