// Percentiles and their intervals, against slow references; what of a case is counted.

#include <algorithm>
#include <cmath>
#include <random>

#include "core/base/limits.hpp"
#include "core/report/durations.hpp"
#include "core/report/outcomes.hpp"
#include "core/report/times.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

constexpr UtcMillis now{1'795'500'000'000};  // 2026-11-24

// The shortest time within which the share was done, found by trying each.
std::int64_t slow_percentile(const std::vector<std::int64_t>& times, int per_mille) {
  std::int64_t best = INT64_MAX;
  for (const std::int64_t candidate : times) {
    const auto done = std::count_if(times.begin(), times.end(),
                                    [&](std::int64_t time) { return time <= candidate; });
    const auto needed = static_cast<std::int64_t>(times.size()) * per_mille;
    if (done * 1000 >= needed) best = std::min(best, candidate);
  }
  return best;
}

// How probable it is that the rank-th and the last of the ranks hold the true percentile: the
// number of times below it is binomial.
double coverage(int count, double share, int low_rank, int high_rank) {
  double sum = 0;
  for (int below = low_rank; below < high_rank; ++below) {
    const double ways =
        std::lgamma(count + 1.0) - std::lgamma(below + 1.0) - std::lgamma(count - below + 1.0);
    sum += std::exp(ways + below * std::log(share) + (count - below) * std::log(1 - share));
  }
  return sum;
}

Durations one_to(int count) {
  Durations durations;
  for (int i = 1; i <= count; ++i) durations.add(i);
  return durations;
}

ReportCase waiting_since(std::int64_t hours) {
  ReportCase one;
  one.began_at = now + -hours * hour_ms;
  one.due_at = one.began_at + 48 * hour_ms;
  return one;
}
ReportCase addressed_after(std::int64_t hours) {
  ReportCase one = waiting_since(1000);
  one.addressed_at = one.began_at + hours * hour_ms;
  one.late = hours > 48;
  return one;
}

ReportQuery by_team() {
  ReportQuery query;
  query.by.dimension = Dimension::team;
  return query;
}

}  // namespace

TEST_CASE("percentiles are those of a slow search", "[report]") {
  std::mt19937 engine(7);
  for (const int count : {1, 2, 3, 9, 10, 11, 30, 99, 250}) {
    std::vector<std::int64_t> times;
    Durations durations;
    for (int i = 0; i < count; ++i) {
      times.push_back(static_cast<std::int64_t>(engine() % 40));
      durations.add(times.back());
    }
    for (const int per_mille : {500, 900}) {
      INFO(count << " times, " << per_mille);
      CHECK(durations.percentile(per_mille)->value_ms == slow_percentile(times, per_mille));
    }
  }
  CHECK_FALSE(Durations{}.percentile(500));
}

TEST_CASE("the interval of a percentile holds it 95 times in 100, and seldom far more",
          "[report]") {
  for (const int count : {30, 31, 47, 80, 200, 1000}) {
    for (const int per_mille : {500, 900}) {
      const auto found = *one_to(count).percentile(per_mille);
      const int low = static_cast<int>(found.low_ms.value_or(0));
      const int high = static_cast<int>(found.high_ms.value_or(count + 1));
      INFO(count << " times, " << per_mille << ": " << low << " to " << high);
      CHECK(coverage(count, per_mille / 1000.0, low, high) > 0.945);
      CHECK(coverage(count, per_mille / 1000.0, low, high) < 0.995);
      CHECK(low <= found.value_ms);
      CHECK(found.value_ms <= high);
    }
  }
}

TEST_CASE("of few times, the far end is longer than any of them", "[report]") {
  CHECK(*one_to(30).percentile(900) == Percentile{27, 23, std::nullopt});
  CHECK(*one_to(100).percentile(900) == Percentile{90, 84, 96});
  CHECK(*one_to(3).percentile(500) == Percentile{2, std::nullopt, std::nullopt});
}

TEST_CASE("what still waits does not vanish from the times", "[report]") {
  TimesFigures figures;
  ReportCase contacted = addressed_after(20);
  contacted.contacted_at = contacted.began_at + 2 * hour_ms;
  count_case(contacted, now, figures);
  count_case(addressed_after(60), now, figures);
  count_case(waiting_since(10), now, figures);
  count_case(waiting_since(49), now, figures);
  ReportCase paused = waiting_since(60);
  paused.due_at.reset();
  paused.late = true;
  count_case(paused, now, figures);
  ReportCase brought = waiting_since(5);
  brought.imported = true;
  count_case(brought, now, figures);

  CHECK(figures.cases == 5);
  CHECK(figures.waiting == 3);
  CHECK(figures.overdue == 2);
  CHECK(figures.contact.count() == 1);
  CHECK(figures.no_contact_yet == 3);
  CHECK(figures.never_in_contact == 1);
  CHECK(figures.amends.count() == 2);
  CHECK(figures.amends.percentile(500)->value_ms == 20 * hour_ms);
  CHECK(figures.within_due == 1);
  CHECK(figures.judged() == 4);
  CHECK(figures.within_due_bp() == 2500);
  CHECK(figures.imported == 1);
}

TEST_CASE("the report of times says what is not in it, and marks few", "[report]") {
  TimesSums::Rows rows;
  for (int i = 0; i < 30; ++i) count_case(addressed_after(i), now, rows["Network"]);
  count_case(waiting_since(3), now, rows["Desk"]);
  const TimesReport report = times_report(by_team(), rows);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[0].name.key == "Desk");
  CHECK(report.rows[0].small);
  CHECK_FALSE(report.rows[1].small);
  CHECK(report.total.cases == 31);
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0] ==
        "1 case is still waiting and not in the times to amends; the slowest end last, so these "
        "times will still grow");
}

TEST_CASE("outcomes are shares of those that were given, the most frequent first", "[report]") {
  OutcomeSums::Rows rows;
  for (const char* outcome : {"fixed", "explained", "fixed", "other"}) {
    ReportCase one = addressed_after(1);
    one.outcome = outcome;
    one.root_cause = one.outcome == "fixed" ? "delay" : "";
    count_case(one, rows["Network"]);
  }
  const OutcomesReport report = outcomes_report(by_team(), rows);
  const CodeCounts& outcomes = report.total[CaseCode::outcome];
  CHECK(outcomes.ordered() == std::vector<std::pair<std::string, std::int64_t>>{
                                  {"fixed", 2}, {"explained", 1}, {"other", 1}});
  CHECK(outcomes.not_given == 0);
  CHECK(report.total[CaseCode::root_cause].given() == 2);
  CHECK(report.total[CaseCode::root_cause].not_given == 2);
  CHECK(report.total[CaseCode::action].given() == 0);
  CHECK(report.rows[0].small);
  REQUIRE(report.notes.size() == 1);
}

TEST_CASE("beyond the most rows, the rest is summed with its times", "[report]") {
  TimesSums::Rows rows;
  for (std::size_t i = 0; i < limits::max_report_rows + 2; ++i) {
    count_case(addressed_after(1), now, rows["team " + std::to_string(i)]);
  }
  const TimesReport report = times_report(by_team(), rows);
  REQUIRE(report.rows.size() == limits::max_report_rows + 1);
  CHECK(report.rows.back().name.groups == 2);
  CHECK(report.rows.back().figures.amends.count() == 2);
}
