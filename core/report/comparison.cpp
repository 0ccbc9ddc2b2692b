#include "core/report/comparison.hpp"

namespace amends {
namespace {

constexpr int half = 500;
constexpr int nine_tenths = 900;

ComparedValue share_value(std::int64_t part, std::int64_t whole) {
  ComparedValue value{part, whole, std::nullopt};
  if (const auto share = share_bp(part, whole)) {
    const Interval interval = wilson_interval(part, whole);
    value.estimate = Estimate{*share, interval.low_bp, interval.high_bp};
  }
  return value;
}

std::optional<std::int64_t> in_seconds(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(*ms / second_ms) : std::nullopt;
}

ComparedValue time_value(const Durations& durations, int per_mille) {
  ComparedValue value{0, durations.count(), std::nullopt};
  if (const auto time = durations.percentile(per_mille)) {
    value.estimate =
        Estimate{time->value_ms / second_ms, in_seconds(time->low_ms), in_seconds(time->high_ms)};
  }
  return value;
}

ComparedValue value_of(ComparedFigure figure, const ComparedSide& side) {
  const auto& [name, from, to, amends, satisfaction, times] = side;
  switch (figure) {
    case ComparedFigure::satisfied:
      return share_value(satisfaction.satisfied, satisfaction.answered);
    case ComparedFigure::dissatisfied:
      return share_value(satisfaction.dissatisfied, satisfaction.answered);
    case ComparedFigure::response:
      return share_value(satisfaction.responded, satisfaction.asked);
    case ComparedFigure::addressed:
      return share_value(amends.addressed, amends.cases);
    case ComparedFigure::within_due:
      return share_value(times.within_due, times.judged());
    case ComparedFigure::contact_median:
      return time_value(times.contact, half);
    case ComparedFigure::contact_p90:
      return time_value(times.contact, nine_tenths);
    case ComparedFigure::addressed_median:
      return time_value(times.amends, half);
    case ComparedFigure::addressed_p90:
      return time_value(times.amends, nine_tenths);
  }
  return {};
}

ComparedRow compared_row(ComparedFigure figure, const ComparedSide& first,
                         const ComparedSide& second) {
  ComparedRow row{figure, {value_of(figure, first), value_of(figure, second)}, std::nullopt, {}};
  const auto& [a, b] = row.sides;
  if (a.estimate && b.estimate) row.difference = difference_between(*a.estimate, *b.estimate);
  if (row.difference && !a.small() && !b.small()) row.verdict = row.difference->verdict();
  return row;
}

}  // namespace

std::vector<ComparedRow> compared_rows(const ComparedSide& first, const ComparedSide& second) {
  std::vector<ComparedRow> rows;
  for (std::size_t i = 0; i < EnumTexts<ComparedFigure>::texts.size(); ++i) {
    rows.push_back(compared_row(static_cast<ComparedFigure>(i), first, second));
  }
  return rows;
}

}  // namespace amends
