// The two reports as pure functions: sums in, figures, order and words out.

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/report/dissatisfied_requesters.hpp"
#include "core/report/periods.hpp"
#include "core/report/satisfaction.hpp"
#include "core/report/sentences.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

Day day(std::string_view text) {
  return *day_from_text(text);
}

ReportQuery query_by(std::string_view by) {
  ReportQuery query;
  query.from = day("2026-01-15");
  query.to = day("2026-03-10");
  query.by = cut_from_text(by).value();
  return query;
}

Counts answers(std::int64_t satisfied, std::int64_t answered) {
  Counts counts;
  counts[Measure::answered] = answered;
  counts[Measure::satisfied] = satisfied;
  counts[Measure::dissatisfied] = answered - satisfied;
  counts[Measure::unhappy] = answered - satisfied;
  return counts;
}

Counts asked_of(std::int64_t asked, std::int64_t answered) {
  Counts counts;
  counts[Measure::asked] = asked;
  counts[Measure::answered] = answered;
  return counts;
}

Counts cases_of(std::int64_t unhappy, std::int64_t cases, std::int64_t addressed) {
  Counts counts;
  counts[Measure::answered] = 100;
  counts[Measure::unhappy] = unhappy;
  counts[Measure::cases] = cases;
  counts[Measure::addressed] = addressed;
  return counts;
}

template <class Row>
std::vector<std::string> labels(const std::vector<Row>& rows) {
  std::vector<std::string> all;
  for (const Row& row : rows) all.push_back(row.name.label);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("weeks are ISO 8601's: they belong to the year of their Thursday") {
  CHECK(period_key(Step::week, day("2026-11-24")) == "2026-W48");
  CHECK(period_key(Step::week, day("2021-01-03")) == "2020-W53");
  CHECK(period_key(Step::week, day("2024-12-30")) == "2025-W01");
  CHECK(period_key(Step::week, day("2027-01-01")) == "2026-W53");
}

TEST_CASE("periods cover the days without a gap and end where the report does") {
  const auto months = periods_between(Step::month, day("2026-01-15"), day("2026-03-10"));
  REQUIRE(months.size() == 3);
  CHECK(months[0].from == day("2026-01-15"));
  CHECK(months[0].to == day("2026-01-31"));
  CHECK(months[1].key == "2026-02");
  CHECK(months[1].to == day("2026-02-28"));
  CHECK(months[2].to == day("2026-03-10"));
  for (const Step step : {Step::day, Step::week, Step::month}) {
    const auto all = periods_between(step, day("2023-12-30"), day("2025-03-02"));
    CHECK(static_cast<std::int64_t>(all.size()) ==
          count_periods(step, day("2023-12-30"), day("2025-03-02")));
    for (std::size_t i = 1; i < all.size(); ++i) {
      CHECK(all[i].from.count == all[i - 1].to.count + 1);
      CHECK(all[i - 1].key < all[i].key);
      CHECK(period_key(step, all[i].to) == all[i].key);
    }
  }
}

TEST_CASE("cuts are read and written alike, others name what there is") {
  for (const char* text : {"period:day", "period:week", "period:month", "agent", "team", "queue",
                           "service", "touchpoint"}) {
    CHECK(cut_text(cut_from_text(text).value()) == text);
  }
  for (const char* text : {"", "none", "period:", "period:year", "month", "Agent"}) {
    const auto cut = cut_from_text(text);
    REQUIRE_FALSE(cut);
    CHECK(cut.error().field == "by");
    CHECK(cut.error().message ==
          "by must be one of period:day, period:week, period:month, agent, team, queue, service, "
          "touchpoint, channel, organisation, tag");
  }
}

TEST_CASE("two dimensions are asked of one pair, whichever of them cuts") {
  ReportQuery query = query_by("agent");
  query.filters = {{Dimension::team, {"Network"}}};
  const auto plan = plan_report(query).value();
  CHECK(plan.tally.group == Dimension::agent);
  CHECK(plan.tally.filter == Dimension::team);
  CHECK_FALSE(plan.kept);
  CHECK_FALSE(plan.tally.by_day);

  query.by = cut_from_text("period:month").value();
  query.filters.push_back({Dimension::queue, {"VPN", "Mail"}});
  const auto both = plan_report(query).value();
  CHECK(both.tally.filter == Dimension::team);
  CHECK(both.tally.group == Dimension::queue);
  CHECK(both.kept == Texts{"VPN", "Mail"});
  CHECK(both.tally.by_day);
}

TEST_CASE("a filter on the dimension that cuts keeps its values only") {
  ReportQuery query = query_by("team");
  query.filters = {{Dimension::team, {"Network"}}};
  const auto plan = plan_report(query).value();
  const auto cut = cut_sums(
      query, plan, {{"Mail", undated, answers(1, 2)}, {"Network", undated, answers(3, 4)}});
  CHECK(cut.size() == 1);
  CHECK(cut.at("Network") == answers(3, 4));
}

TEST_CASE("what the tallies do not keep together is refused, and the listed pairs are named") {
  ReportQuery query = query_by("service");
  query.filters = {{Dimension::agent, {"jana"}}};
  for (int round = 0; round < 2; ++round) {
    const auto plan = plan_report(query);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == ErrorCode::out_of_range);
    CHECK(plan.error().message.find("team with agent, team with queue") != std::string::npos);
    query = query_by("team");
    query.filters = {{Dimension::queue, {"VPN"}}, {Dimension::agent, {"jana"}}};
  }
}

TEST_CASE("a report says how else its units can be cut") {
  using enum Dimension;
  ReportQuery query = query_by("period:month");
  CHECK(possible_cuts(query) ==
        std::vector{agent, team, queue, service, touchpoint, channel, organisation, tag});
  query.filters = {{queue, {"VPN"}}};
  CHECK(possible_cuts(query).size() == 8);
  query.filters = {{agent, {"jana"}}};
  CHECK(possible_cuts(query) == std::vector{agent, team, queue, touchpoint});
  query.filters = {{team, {"Network"}}, {queue, {"VPN"}}};
  CHECK(possible_cuts(query) == std::vector{team, queue});
  query = query_by("service");
  CHECK(possible_filters(query) == std::vector{team, queue, service});
  query.filters = {{queue, {"VPN", "Mail"}}};
  CHECK(possible_filters(query) == std::vector{queue, service});
}

TEST_CASE("more periods than a report shows are refused") {
  ReportQuery query = query_by("period:day");
  query.from = day("1990-01-01");
  const auto plan = plan_report(query);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().message == "the days hold more than 1000 periods; choose longer ones");
}

TEST_CASE("an actor's scope narrows a report, and what lies outside is forbidden") {
  ReportQuery query = query_by("period:month");
  REQUIRE(apply_scopes({{"Network", "Mail"}, {}}, query));
  REQUIRE(query.filters.size() == 1);
  CHECK(query.filters[0].values == Texts{"Network", "Mail"});

  query.filters = {{Dimension::team, {"Mail"}}};
  REQUIRE(apply_scopes({{"Network", "Mail"}, {}}, query));
  CHECK(query.filters[0].values == Texts{"Mail"});

  query.filters = {{Dimension::team, {"Desktop"}}};
  const auto outside = apply_scopes({{"Network", "Mail"}, {}}, query);
  REQUIRE_FALSE(outside);
  CHECK(outside.error().code == ErrorCode::forbidden);
  CHECK(outside.error().field == "team");
}

TEST_CASE("days fall into their periods, empty periods stand, the undated stand last") {
  const ReportQuery query = query_by("period:month");
  const auto plan = plan_report(query).value();
  const CutSums cut = cut_sums(query, plan,
                               {{"", day("2026-01-20"), answers(1, 2)},
                                {"", day("2026-01-31"), answers(2, 2)},
                                {"", day("2026-03-01"), answers(0, 1)},
                                {"", undated, answers(5, 9)}});
  const auto report = dissatisfied_report(query, cut, OverdueSums{{"2026-03", 1}});
  CHECK(labels(report.rows) == Texts{"2026-01", "2026-02", "2026-03", "undated"});
  CHECK(report.rows[0].figures.answered == 4);
  CHECK(report.rows[1].figures.answered == 0);
  CHECK(report.rows[1].figures.overdue == 0);
  CHECK(report.rows[2].figures.overdue == 1);
  CHECK_FALSE(report.rows[3].name.from);
  CHECK(report.total.answered == 14);
  CHECK(report.total.overdue == 1);
}

TEST_CASE("the share addressed is of the cases; who never had one stands apart") {
  const ReportQuery query = query_by("team");
  const auto report = dissatisfied_report(
      query, {{"Network", cases_of(10, 8, 6)}, {"mail", cases_of(3, 0, 0)}, {"", Counts{}}},
      OverdueSums{{"Network", 1}});
  CHECK(labels(report.rows) == Texts{"mail", "Network", ""});
  const AmendsFigures& network = report.rows[1].figures;
  CHECK(network.open() == 2);
  CHECK(network.no_case() == 2);
  CHECK(network.share_addressed_bp() == 7500);
  CHECK(network.interval() == wilson_interval(6, 8));
  CHECK_FALSE(report.rows[0].figures.share_addressed_bp());
  CHECK(report.total.dissatisfied == 13);
  CHECK_FALSE(report.rows[1].small);
  CHECK(report.rows[2].small);
  CHECK(report.notes.empty());
}

TEST_CASE("by the day asked, overdue is not known, and the report says so") {
  const auto report =
      dissatisfied_report(query_by("team"), {{"Network", cases_of(10, 8, 6)}}, std::nullopt);
  CHECK_FALSE(report.total.overdue);
  CHECK_FALSE(report.rows[0].figures.overdue);
  CHECK(report.notes == Texts{"Overdue is known by the day answered, not by the day asked"});
}

TEST_CASE("response is of those asked, satisfaction of those who answered") {
  const auto report = satisfaction_report(
      query_by("team"),
      {{{"Network", answers(60, 80)}}, {{"Network", asked_of(200, 70)}, {"Mail", asked_of(9, 0)}}});
  CHECK(labels(report.rows) == Texts{"Mail", "Network"});
  CHECK(report.total.asked == 209);
  CHECK(report.total.responded == 70);
  CHECK(report.rows[1].figures.response_bp() == 3500);
  CHECK(report.rows[1].figures.satisfied_bp() == 7500);
  CHECK_FALSE(report.rows[0].figures.satisfied_bp());
  CHECK(report.rows[0].small);
  CHECK(report.sentence == "Too few answers to compare teams");
}

TEST_CASE("only what chance cannot explain is ranked") {
  const auto report = satisfaction_report(query_by("team"), {{{"alpha", answers(88, 100)},
                                                              {"Beta", answers(20, 100)},
                                                              {"gamma", answers(85, 100)},
                                                              {"Delta", answers(40, 100)},
                                                              {"Epsilon", answers(87, 100)},
                                                              {"few", answers(0, 29)},
                                                              {"", answers(86, 100)}},
                                                             {}});
  CHECK(labels(report.rows) == Texts{"Beta", "Delta", "alpha", "Epsilon", "few", "gamma", ""});
  CHECK(report.rows[0].beyond == Beyond::lower);
  CHECK(report.rows[1].beyond == Beyond::lower);
  CHECK(report.rows[2].beyond == Beyond::no);
  CHECK(report.compared == 6);
  CHECK(report.beyond_chance);
  CHECK(report.sentence == "Beyond chance: Beta and Delta lower; 4 others do not differ");
  CHECK(report.notes ==
        Texts{"Where there are fewer than 30 answers, teams are shown, not compared"});
}

TEST_CASE("teams that differ by no more than chance stand by name and are said not to differ") {
  // The teams of IBM's published help desk sample: 69.38 % to 70.59 % satisfied.
  const auto report =
      satisfaction_report(query_by("team"), {{{"Systems", answers(19400, 27950)},
                                              {"Software", answers(14100, 20180)},
                                              {"Hardware", answers(5010, 7100)},
                                              {"Access/Login", answers(10155, 14559)}},
                                             {}});
  CHECK_FALSE(report.beyond_chance);
  CHECK(report.sentence == "No difference beyond chance between teams");
  CHECK(labels(report.rows) == Texts{"Access/Login", "Hardware", "Software", "Systems"});
}

TEST_CASE("where some answer less often, the report says whom its total leans towards") {
  const auto report = satisfaction_report(
      query_by("team"), {{{"Network", answers(60, 80)}, {"Mail", answers(30, 40)}},
                         {{"Network", asked_of(100, 80)}, {"Mail", asked_of(200, 40)}}});
  CHECK(report.rows[0].response_beyond == Beyond::lower);
  CHECK(report.rows[1].response_beyond == Beyond::higher);
  CHECK(report.notes ==
        Texts{"Not all answer as often, beyond chance: less of those asked in Mail, "
              "more in Network; the total leans towards those who answer"});

  const auto even = satisfaction_report(
      query_by("team"), {{{"Network", answers(60, 80)}, {"Mail", answers(30, 40)}},
                         {{"Network", asked_of(100, 80)}, {"Mail", asked_of(52, 40)}}});
  CHECK(even.rows[0].response_beyond == Beyond::no);
  CHECK(even.notes.empty());
}

TEST_CASE("groups have an expectation, also small ones; periods have none") {
  const SatisfactionSums sums{{{"2026-01", answers(90, 100)}, {"2026-02", answers(1, 3)}}, {}};
  const auto teams = satisfaction_report(query_by("team"), sums);
  CHECK(*teams.rows[0].expected_bp < 9000);
  CHECK(*teams.rows[1].expected_bp > 3333);
  CHECK_FALSE(satisfaction_report(query_by("period:month"), sums).rows[0].expected_bp);
}

TEST_CASE("the period before is as long, and the change is told only beyond chance") {
  const ReportQuery query = query_by("period:month");
  const ReportQuery before = period_before(query);
  CHECK(before.to == day("2026-01-14"));
  CHECK(before.to.count - before.from.count == query.to.count - query.from.count);

  auto report = satisfaction_report(query, {{{"2026-02", answers(80, 100)}}, {}});
  compare_with(before, {{{"", answers(78, 100)}}, {}}, report);
  REQUIRE(report.before);
  CHECK(report.before->beyond == Beyond::no);
  CHECK(report.before->sentence == "No change beyond chance since the period before");
  compare_with(before, {{{"", answers(40, 100)}}, {}}, report);
  CHECK(report.before->sentence == "Higher than in the period before, beyond chance");
  compare_with(before, {{{"", answers(9, 10)}}, {}}, report);
  CHECK_FALSE(report.before->beyond);
  CHECK(report.before->sentence == "Too few answers to compare with the period before");

  report.before.reset();
  compare_with(before, {}, report);
  CHECK_FALSE(report.before);
}

TEST_CASE("tags are compared with all that does not have them, and the total is told apart") {
  CutSums tags({{"urgent", answers(40, 100)}, {"vpn", answers(140, 200)}, {"", answers(150, 200)}});
  tags.total = answers(300, 420);
  const auto report = satisfaction_report(query_by("tag"), {tags, tags});
  CHECK(report.total.answered == 420);
  CHECK(report.sentence == "Beyond chance: urgent lower; 2 others do not differ");
  // A group that everything is in has nothing to be compared with.
  CutSums one({{"urgent", answers(40, 100)}});
  one.total = answers(40, 100);
  CHECK(satisfaction_report(query_by("tag"), {one, one}).compared == 0);
}

TEST_CASE("rows beyond the most that are shown are summed, and nothing is lost") {
  CutSums::Rows rows;
  std::int64_t answered = 0;
  for (std::int64_t i = 0; i < 1200; ++i) {
    const Counts counts = answers(i % 7, 7 + i % 5);
    answered += counts[Measure::answered];
    rows["agent" + std::to_string(10000 + i)] = counts;
  }
  rows["zora"] = answers(100, 100);
  const CutSums sums(rows);
  const auto report = satisfaction_report(query_by("agent"), {sums, {}});
  CHECK(report.rows.size() == limits::max_report_rows + 1);
  const SatisfactionRow& others = report.rows.back();
  CHECK(others.name.label == "Others");
  CHECK(others.name.groups == 201);
  CHECK(report.total.answered == answered + 100);
  std::int64_t shown = 0;
  for (const SatisfactionRow& row : report.rows) shown += row.figures.answered;
  CHECK(shown == answered + 100);
  const Texts shown_labels = labels(report.rows);
  CHECK(std::count(shown_labels.begin(), shown_labels.end(), "zora") == 1);
  CHECK(report.notes.back() ==
        "The 201 agents with the fewest answers are summed as one row and not compared");

  const auto dissatisfied = dissatisfied_report(query_by("agent"), sums, OverdueSums{});
  CHECK(dissatisfied.rows.size() == limits::max_report_rows + 1);
  CHECK(dissatisfied.total.answered == answered + 100);
}

TEST_CASE("sentences count, name and group") {
  CHECK(sentences::grouped(0) == "0");
  CHECK(sentences::grouped(999) == "999");
  CHECK(sentences::grouped(69789) == "69,789");
  CHECK(sentences::grouped(-1234567) == "-1,234,567");
  const ReportCut agents = cut_from_text("agent").value();
  CHECK(sentences::difference(agents, {{"a"}, {"b"}, 2}) == "Beyond chance: a lower, b higher");
  CHECK(sentences::difference(agents, {{"a", "b", "c", "d"}, {}, 5}) ==
        "Beyond chance: 4 agents lower; 1 other does not differ");
  CHECK(sentences::difference(agents, {{"", "b", "c"}, {}, 9}) ==
        "Beyond chance: those without a name, b and c lower; 6 others do not differ");
  CHECK(sentences::undated_left_out(1) ==
        "1 answer without a date stands outside every period and is left out");
  CHECK(sentences::undated_included(21124) == "21,124 answers without a date are included");
  CHECK(sentences::only_outside(5583) == "No answers in these days; there are 5,583 on others");
  CHECK(sentences::scope({Dimension::team, {"Network", "Mail"}}) ==
        "Covers only teams Network and Mail");
}
