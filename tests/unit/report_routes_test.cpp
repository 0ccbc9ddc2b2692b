// /api/reports over the memory store: what comes in as a query, what goes out as JSON and CSV.

#include <boost/json/parse.hpp>

#include "core/api/csv.hpp"
#include "core/api/routes.hpp"
#include "core/store/memory_store.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

constexpr UtcMillis now{1'795'500'000'000};  // 2026-11-24

class StoppedClock final : public Clock {
 public:
  UtcMillis now() override { return ::now; }
};
class NoEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override { std::fill(bytes.begin(), bytes.end(), 1); }
};
// Reports sign nothing.
class NoSigner final : public Signer {
 public:
  Digest hmac_sha256(ByteView, ByteView) override { return {}; }
};

// What one answered unit counts.
Counts unit(bool satisfied) {
  Counts counts;
  counts[Measure::asked] = counts[Measure::answered] = 1;
  counts[satisfied ? Measure::satisfied : Measure::dissatisfied] = 1;
  if (!satisfied) counts[Measure::unhappy] = counts[Measure::cases] = 1;
  return counts;
}

class Desk {
 public:
  /// `units` answers on a day, of a team and an agent, in both cohorts.
  Desk& answered(int units, bool satisfied, Day day, const std::string& team,
                 const std::string& agent) {
    WriteBatch batch;
    for (const Cohort cohort : {Cohort::asked, Cohort::answered}) {
      for (const DimensionPair pair : listed_pairs) {
        const auto value = [&](Dimension dimension) {
          return dimension == Dimension::team    ? team
                 : dimension == Dimension::agent ? agent
                                                 : std::string();
        };
        TallyDelta delta{{cohort, pair, value(pair.first), value(pair.second), day}, {}};
        for (int i = 0; i < units; ++i) delta.counts += unit(satisfied);
        batch.tallies.push_back(std::move(delta));
      }
    }
    REQUIRE(store_.commit(batch));
    return *this;
  }
  /// An open case that was due an hour ago.
  Desk& overdue(UtcMillis answered_at, const std::string& team) {
    FollowUpRow row;
    row.follow_up.bytes[0] = static_cast<std::uint8_t>(++cases_);
    row.request = std::to_string(cases_);
    row.answer = 1;
    row.answered_at = answered_at;
    row.due_at = now + -3600 * second_ms;
    row.team = team;
    WriteBatch batch;
    batch.follow_ups.push_back(std::move(row));
    REQUIRE(store_.commit(batch));
    return *this;
  }

  Response get(Handler handler, std::map<std::string, std::string> query,
               std::string accept = "application/json", Scopes scopes = {}) {
    Request request;
    request.method = "GET";
    request.query = std::move(query);
    request.headers["accept"] = std::move(accept);
    request.actor = {.kind = ActorKind::staff, .id = "marta", .role = Role::manager};
    request.actor.scopes = std::move(scopes);
    Call call{request, services_, {}};
    auto response = handler(call);
    return response ? std::move(*response) : problem(response.error());
  }
  json::object dissatisfied(std::map<std::string, std::string> query, Scopes scopes = {}) {
    return body(get(get_report_dissatisfied_requesters, std::move(query), "application/json",
                    std::move(scopes)));
  }
  json::object satisfaction(std::map<std::string, std::string> query) {
    return body(get(get_report_satisfaction, std::move(query)));
  }

 private:
  static json::object body(const Response& response) {
    return json::parse(response.body).as_object();
  }

  MemoryStore store_;
  StoppedClock clock_;
  NoEntropy entropy_;
  NoSigner signer_;
  NoAssets assets_;
  Services services_{{}, {store_, clock_, entropy_, signer_, assets_, {}}, {}};
  int cases_ = 0;
};

Day day(std::string_view text) {
  return *day_from_text(text);
}
UtcMillis noon(std::string_view text) {
  return {day(text).count * day_ms + day_ms / 2};
}

std::string keys(const json::object& report) {
  std::string text;
  for (const json::value& row : report.at("rows").as_array()) {
    text.append(text.empty() ? "" : " ").append(row.at("key").as_string());
  }
  return text;
}

std::string notes(const json::object& report) {
  std::string text;
  for (const json::value& note : report.at("notes").as_array()) text.append(note.as_string());
  return text;
}

}  // namespace

TEST_CASE("without a wish the report covers twelve months, month by month") {
  Desk desk;
  desk.answered(3, false, day("2026-10-05"), "Network", "jana");
  const auto report = desk.dissatisfied({});
  CHECK(report.at("from") == "2025-12-01");
  CHECK(report.at("to") == "2026-11-24");
  CHECK(report.at("by") == "period:month");
  CHECK(report.at("cohort") == "answered");
  CHECK(report.at("rows").as_array().size() == 12);
  CHECK(report.at("rows").at(10).at("key") == "2026-10");
  CHECK(report.at("rows").at(10).at("dissatisfied") == 3);
  CHECK(report.at("total").at("open") == 3);
  CHECK(report.at("total").at("share_addressed_bp") == 0);
  CHECK(report.at("drill") == "/api/follow-ups?from=2025-12-01&to=2026-11-24");
  CHECK(report.at("rows").at(10).at("drill") == "/api/follow-ups?from=2026-10-01&to=2026-10-31");
  CHECK(report.at("rows").at(11).at("drill") == "/api/follow-ups?from=2026-11-01&to=2026-11-24");
}

TEST_CASE("overdue cases stand in the row of their team, and of the month they were answered in") {
  Desk desk;
  desk.answered(2, false, day("2026-10-05"), "Network", "jana")
      .answered(1, false, day("2026-11-02"), "Mail", "eoin")
      .answered(1, false, day("2020-01-01"), "Mail", "eoin")
      .overdue(noon("2026-10-05"), "Network")
      .overdue(noon("2026-11-02"), "Mail")
      .overdue(noon("2020-01-01"), "Mail");
  const auto by_team = desk.dissatisfied({{"by", "team"}});
  CHECK(keys(by_team) == "Mail Network");
  CHECK(by_team.at("rows").at(0).at("overdue") == 1);
  CHECK(by_team.at("total").at("overdue") == 2);
  CHECK(by_team.at("rows").at(1).at("drill") ==
        "/api/follow-ups?team=Network&from=2025-12-01&to=2026-11-24");
  const auto by_month = desk.dissatisfied({{"by", "period:month"}, {"team", "Network"}});
  CHECK(by_month.at("rows").at(10).at("overdue") == 1);
  CHECK(by_month.at("total").at("overdue") == 1);
  CHECK(by_month.at("drill") == "/api/follow-ups?team=Network&from=2025-12-01&to=2026-11-24");
  const auto by_asked = desk.dissatisfied({{"by", "team"}, {"cohort", "asked"}});
  CHECK(by_asked.at("total").at("overdue").is_null());
  CHECK(by_asked.at("drill").is_null());
}

TEST_CASE("answers without a date stand outside, unless asked for or alone") {
  Desk desk;
  desk.answered(5, false, undated, "Mail", "eoin");
  const auto alone = desk.dissatisfied({{"by", "team"}});
  CHECK(alone.at("total").at("dissatisfied") == 5);
  CHECK(alone.at("total").at("undated") == 5);
  CHECK(notes(alone) == "5 answers without a date are included");
  CHECK(desk.dissatisfied({{"by", "team"}, {"from", "2026-01-01"}}).at("rows").as_array().empty());

  desk.answered(1, false, day("2026-10-05"), "Mail", "eoin");
  const auto outside = desk.dissatisfied({{"by", "team"}});
  CHECK(outside.at("total").at("dissatisfied") == 1);
  CHECK(notes(outside) == "5 answers without a date stand outside every period and are left out");
  const auto inside = desk.satisfaction({{"by", "team"}, {"undated", "1"}});
  CHECK(inside.at("total").at("answered") == 6);
  CHECK(inside.at("previous").is_null());
}

TEST_CASE("an empty period says that there are answers on other days") {
  Desk desk;
  desk.answered(4, true, day("2020-06-01"), "Mail", "eoin");
  CHECK(notes(desk.satisfaction({{"by", "team"}})) ==
        "No answers in these days; there are 4 on others");
}

TEST_CASE("satisfaction says what is beyond chance, between groups and since the period before") {
  Desk desk;
  desk.answered(90, true, day("2026-10-05"), "Network", "jana")
      .answered(10, false, day("2026-10-05"), "Network", "jana")
      .answered(40, true, day("2026-10-06"), "Mail", "eoin")
      .answered(60, false, day("2026-10-06"), "Mail", "eoin")
      .answered(99, true, day("2026-09-15"), "Mail", "eoin")
      .answered(1, false, day("2026-09-15"), "Mail", "eoin");
  const auto report =
      desk.satisfaction({{"by", "team"}, {"from", "2026-10-01"}, {"to", "2026-10-31"}});
  CHECK(keys(report) == "Mail Network");
  CHECK(report.at("rows").at(0).at("beyond_chance") == "lower");
  CHECK(report.at("rows").at(1).at("beyond_chance") == "higher");
  CHECK(report.at("rows").at(0).at("satisfied_bp") == 4000);
  CHECK(report.at("rows").at(0).at("response_bp") == 10000);
  CHECK(report.at("difference").at("groups") == 2);
  CHECK(report.at("difference").at("sentence") == "Beyond chance: Mail lower, Network higher");
  CHECK(report.at("previous").at("from") == "2026-08-31");
  CHECK(report.at("previous").at("answered") == 100);
  CHECK(report.at("previous").at("beyond_chance") == true);
  CHECK(report.at("previous").at("sentence") == "Lower than in the period before, beyond chance");
}

TEST_CASE("a manager of some teams sees those, and is told") {
  Desk desk;
  desk.answered(2, false, day("2026-10-05"), "Network", "jana")
      .answered(3, false, day("2026-10-05"), "Mail", "eoin");
  const Scopes mail{{"Mail"}, {}};
  const auto report = desk.dissatisfied({{"by", "agent"}}, mail);
  CHECK(keys(report) == "eoin");
  CHECK(report.at("total").at("dissatisfied") == 3);
  CHECK(notes(report) == "Covers only team Mail");
  CHECK(desk.dissatisfied({{"team", "Network"}}, mail).at("code") == "forbidden");
  CHECK(desk.dissatisfied({{"by", "touchpoint"}, {"team", "Mail"}}, mail).at("rows").is_array());
  CHECK(desk.dissatisfied({{"by", "service"}, {"agent", "eoin"}}, mail).at("code") ==
        "out_of_range");
}

TEST_CASE("a query that is not understood is refused by name") {
  Desk desk;
  const auto refused = [&](std::map<std::string, std::string> query) {
    const auto problem = desk.satisfaction(std::move(query));
    return std::string(problem.at("code").as_string()) + " " +
           std::string(problem.at("field").as_string());
  };
  CHECK(refused({{"from", "1.1.2026"}}) == "out_of_range from");
  CHECK(refused({{"to", "2026-02-30"}}) == "out_of_range to");
  CHECK(refused({{"from", "2026-02-02"}, {"to", "2026-02-01"}}) == "out_of_range from");
  CHECK(refused({{"by", "moon"}}) == "out_of_range by");
  CHECK(refused({{"cohort", "seen"}}) == "out_of_range cohort");
  CHECK(refused({{"undated", "yes"}}) == "out_of_range undated");
  CHECK(refused({{"by", "period:day"}, {"from", "1990-01-01"}}) == "out_of_range by");
}

TEST_CASE("the report as CSV: one record a row, one for all, and no formulas") {
  Desk desk;
  desk.answered(2, false, day("2026-10-05"), "=HYPERLINK(\"x\")", "jana")
      .answered(1, true, day("2026-10-05"), "Mail, \"old\"", "eoin");
  const Response response =
      desk.get(get_report_dissatisfied_requesters,
               {{"by", "team"}, {"from", "2026-10-01"}, {"to", "2026-10-31"}}, "text/csv");
  CHECK(response.body ==
        "record,team,dissatisfied,addressed,open,overdue,no_case,withdrawn,wishes,"
        "share_addressed_percent,low_percent,high_percent,answered\r\n"
        "row,\"'=HYPERLINK(\"\"x\"\")\",2,0,2,0,0,0,0,0.00,0.00,65.76,2\r\n"
        "row,\"Mail, \"\"old\"\"\",0,0,0,0,0,0,0,,,,1\r\n"
        "total,,2,0,2,0,0,0,0,0.00,0.00,65.76,3\r\n");
  bool named = false;
  for (const auto& [name, value] : response.headers) {
    if (name != "content-disposition") continue;
    named = value == "attachment; filename=\"dissatisfied-requesters-2026-10-01-2026-10-31.csv\"";
  }
  CHECK(named);
  const Response other = desk.get(get_report_satisfaction, {{"by", "agent"}}, "text/csv");
  CHECK(other.body.starts_with("record,agent,asked,responded,response_percent,"));
}

TEST_CASE("CSV fields: quotes where needed, an apostrophe before formulas, numbers as they are") {
  CsvWriter csv;
  csv.text("plain").text("").text("two\r\nlines").text("+1").text("@x").text("-").number(-5);
  csv.number(std::nullopt).percent(6973).percent(5).percent(10000).percent(std::nullopt);
  csv.end_record();
  CHECK(csv.result() == "plain,,\"two\r\nlines\",'+1,'@x,'-,-5,,69.73,0.05,100.00,\r\n");
}
