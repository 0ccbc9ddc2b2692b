// A week of a busy desk through the library: thousands of requests, agents, managers, customers,
// two timers and two carriers of mails at once. Afterwards the history, what everybody was told and
// the figures must be one.
#include <catch2/catch.hpp>
#include <iostream>

#include "abi/closed_store.hpp"
#include "abi/effort.hpp"
#include "abi/week_checks.hpp"
#include "abi/week_office.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

constexpr int requests_an_hour = effort(60, 4);
const std::string whole_week = "?from=2026-11-23&to=2026-12-13";

void check_nothing(const Complaints& complaints) {
  for (std::size_t i = 0; i < complaints.size() && i < 10; ++i) UNSCOPED_INFO(complaints[i]);
  CHECK(complaints.size() == 0);
}

json::object total_of(const Library& library, const std::string& report) {
  const Reply reply = library.manager("GET", "/api/reports/" + report + whole_week);
  REQUIRE(reply.status == 200);
  return reply.object().at("total").as_object();
}

void check_figures(const WeekFigures& should, const json::object& satisfaction,
                   const json::object& founding) {
  CHECK(satisfaction.at("answered") == should.answered);
  CHECK(satisfaction.at("satisfied") == should.satisfied);
  CHECK(satisfaction.at("neutral") == should.neutral);
  CHECK(satisfaction.at("dissatisfied") == should.dissatisfied);
  CHECK(founding.at("addressed") == should.addressed);
  CHECK(founding.at("open") == should.waiting);
  CHECK(founding.at("withdrawn") == should.withdrawn);
}

void report(const Records& records, const Ending& ending, const WeekFigures& figures) {
  std::cout << "week: " << ending.streams.size() << " requests, " << records.size() << " calls, "
            << ending.verified.events << " events; " << count_of(records, "press") << " answers, "
            << figures.dissatisfied << " dissatisfied, " << figures.addressed << " addressed, "
            << count_of(records, "merge") << " merged, " << count_of(records, "offer")
            << " offers, " << count_of(records, "ack") << " effects carried out\n";
}

}  // namespace

TEST_CASE("a week of a busy desk", "[week]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  Library library(store);
  library.set_deadline_ms(60'000);
  Office office(library, 1, requests_an_hour);
  REQUIRE(office.open());
  office.live_through_the_week();
  office.calm_down();

  const json::object satisfaction = total_of(library, "satisfaction");
  const json::object founding = total_of(library, "dissatisfied-requesters");
  const json::object health = library.host("GET", "/api/health").object();
  library.close();
  ClosedStore closed(store);
  Ending ending;
  ending.outbox_is_empty = health.at("outbox").at("waiting") == 0;
  ending.streams = streams_of(closed.store(), closed.history());
  ending.verified = closed.verified();

  const Records records = office.records();
  const WeekFigures figures = figures_of(ending);
  report(records, ending, figures);
  check_nothing(strange_answers_of_the_week(records));
  check_nothing(effects_gone_astray(records, ending));
  check_nothing(reminders_missing(records, ending));
  check_nothing(questions_missing(records, ending));
  check_nothing(deliveries_missing(records, ending));
  check_nothing(digests_missing(records, ending));
  check_figures(figures, satisfaction, founding);
  CHECK(ending.verified.content());
  CHECK(ending.streams.size() == static_cast<std::size_t>(office.requests()));
}

}  // namespace amends
