// Which rules remind staff of a case, and when.
#include <string>

#include "tests/unit/case_life.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const std::string soon =
    R"({"id":"soon","before_due_s":14400,"to":{"assignee":true},"repeat":{"every_s":3600,"at_most":2}})";
const std::string late = R"({"id":"late","after_due_s":0,"to":{"assignee":true,"managers":true}})";
const std::string very_late =
    R"({"id":"very late","after_due_s":28800,"to":{"people":[{"id":"olga","name":"Olga"}]}})";

const Assign to_jana{{"jana", "Jana"}};

}  // namespace

TEST_CASE("a rule reminds once before a case is due, another once after", "[remind]") {
  Life life(rules(soon + "," + late));
  life.opened(48 * hour_ms).work(to_jana);
  CHECK(life.pass(44 * hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "soon to jana");
  life.work(AddNote{"Called"});
  CHECK(life.pass(4 * hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "late to jana,managers");
  CHECK(life.pass(900 * hour_ms).tick().empty());
}

TEST_CASE("a reminder is repeated until somebody does something, and not for ever", "[remind]") {
  Life life(rules(soon));
  life.opened(48 * hour_ms).work(to_jana).pass(44 * hour_ms);
  CHECK(life.tick() == "soon to jana");
  CHECK(life.pass(hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "soon to jana");
  SECTION("two times more") {
    CHECK(life.pass(hour_ms).tick() == "soon to jana");
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("assigned") {
    life.work(Assign{{"olga", "Olga"}});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("tried to reach") {
    life.work(Contact{ContactChannel::phone, ContactResult::not_reached, ""});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("noted") {
    life.work(AddNote{"Tomorrow"});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("given by a rule, which is nobody's doing") {
    life.append(FollowUpAssigned{the_case, "olga", "Olga", 1});
    CHECK(life.pass(hour_ms).tick() == "soon to olga");
  }
}

TEST_CASE("after a pause of the timer one reminder says it all, to each once", "[remind]") {
  Life life(rules(soon + "," + late + "," + very_late));
  life.opened(48 * hour_ms).work(to_jana);
  CHECK(life.pass(200 * hour_ms).tick() == "very late,late,soon to olga,jana,managers");
  life.work(AddNote{"Seen"});
  CHECK(life.pass(200 * hour_ms).tick().empty());
}

TEST_CASE("nobody is reminded of what is settling, waits for the customer or is closed",
          "[remind]") {
  Life life(rules(soon + "," + late));
  life.opened(48 * hour_ms).pass(47 * hour_ms);
  SECTION("settling") {
    life.append(FollowUpReopened{the_case, ReopenReason::dissatisfied_again,
                                 life.now() + 2 * hour_ms, life.now() + hour_ms});
    CHECK(life.pass(hour_ms + 1).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "late,soon to managers");
  }
  SECTION("waiting for the customer, and again when work goes on") {
    life.work(WaitForCustomer{life.now() + 50 * hour_ms, "The log"});
    CHECK(life.pass(49 * hour_ms).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "soon to managers");
  }
  SECTION("addressed") {
    life.work(Address{"fixed", "New router"});
    CHECK(life.pass(20 * hour_ms).tick().empty());
  }
  SECTION("withdrawn") {
    life.append(FollowUpWithdrawn{the_case, true});
    CHECK(life.pass(20 * hour_ms).tick().empty());
  }
}

TEST_CASE("with another due time reminders begin anew", "[remind]") {
  Life life(rules(late));
  life.opened(hour_ms).pass(hour_ms);
  CHECK(life.tick() == "late to managers");
  life.append(FollowUpDueChanged{the_case, life.now() + hour_ms});
  CHECK(life.tick().empty());
  CHECK(life.pass(hour_ms).tick() == "late to managers");
}

TEST_CASE("who is away, or nobody, is never who is told alone", "[remind]") {
  const std::string absent =
      R"(,"absences":[{"person":"jana","from":"2026-11-30","until":"2026-12-04"},)"
      R"({"person":"olga","from":"2026-11-30","until":"2026-12-01"}])";
  const std::string to_jana_alone = R"({"id":"a","after_due_s":0,"to":{"assignee":true}})";
  const std::string to_olga_alone =
      R"({"id":"b","after_due_s":0,"to":{"people":[{"id":"olga"},{"id":"lukas"}]}})";
  SECTION("nobody has the case") {
    Life life(rules(to_jana_alone));
    CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "a to managers");
  }
  SECTION("the assignee is absent") {
    Life life(rules(to_jana_alone, absent));
    CHECK(life.opened(hour_ms).work(to_jana).pass(hour_ms).tick() == "a to managers");
  }
  SECTION("one of two is there") {
    Life life(rules(to_olga_alone, absent));
    CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "b to lukas");
  }
  SECTION("both are there") {
    Life life(rules(to_olga_alone, absent));
    CHECK(life.opened(72 * hour_ms).pass(72 * hour_ms).tick() == "b to olga,lukas");
  }
}

TEST_CASE("a rule is for the cases that its condition fits", "[remind]") {
  Life life(
      rules(R"({"id":"a","when":{"teams":["LA"]},"after_due_s":0,"to":{"managers":true}},)"
            R"({"id":"b","when":{"teams":["Network"]},"after_due_s":0,"to":{"managers":true}})"));
  CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "b to managers");
}

TEST_CASE("a new rule does not make up for what was due before it", "[remind]") {
  Life life("{}");
  life.opened(hour_ms).pass(9 * hour_ms);
  life.set(rules(late + "," + very_late));
  CHECK(life.tick() == "very late to olga");
  SECTION("one that stays as it is goes on") {
    life.set(rules(R"({"id":"later","after_due_s":36000,"to":{"managers":true}},)" + very_late));
    CHECK(life.pass(hour_ms).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "later to managers");
  }
}

TEST_CASE("before and after are counted in the team's working time", "[remind]") {
  const std::string hours =
      R"(,"working_hours":[{"id":"desk","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]}}])";
  Life life(rules(soon + "," + very_late, hours));
  life.opened(day_ms + 2 * hour_ms);  // Tuesday 11:00
  CHECK(life.at(monday + (15 * hour_ms - 1)).tick().empty());
  CHECK(life.at(monday + 15 * hour_ms).tick() == "soon to managers");
  life.work(AddNote{"Seen"});
  CHECK(life.at(monday + (7 * day_ms + 11 * hour_ms - 1)).tick().empty());
  CHECK(life.at(monday + 7 * day_ms + 11 * hour_ms).tick() == "very late to olga");
}
