// Who is asked: the ask policy of the settings, through the door.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::object ingrid() {
  return {{"id", "u17"}, {"name", "Ingrid Solberg"}, {"mail", "ingrid@example.org"}};
}

void decide(TestDoor& door, const json::object& ask) {
  change_settings(door, {{"ask", ask}});
}

/// What the settings refuse, and at which field.
std::string refused(TestDoor& door, const json::object& ask) {
  auto body = door.staff("admin", "GET", "/api/settings").object();
  body["settings"].as_object()["ask"] = ask;
  const auto problem = door.staff("admin", "PUT", "/api/settings", body).object();
  return std::string(problem.at("code").as_string()) + " " +
         std::string(problem.at("field").as_string());
}

std::string ask(TestDoor& door, const std::string& id) {
  const auto answer = door.host("POST", "/api/invitations", {{"request", id}}).object();
  const auto* suppressed = answer.if_contains("suppressed");
  return suppressed == nullptr ? "asked" : std::string(suppressed->at("reason").as_string());
}

/// A request of Ingrid's is completed, and asked about.
std::string completed(TestDoor& door, const std::string& id, const json::object& told = {}) {
  json::object body{{"status", "completed"}, {"requester", ingrid()}, {"subject", "VPN"}};
  for (const auto& member : told) body[member.key()] = member.value();
  const Reply answer = door.host("PUT", "/api/requests/" + id, body);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return ask(door, id);
}

std::int64_t events_of(TestDoor& door, const std::string& stream) {
  return static_cast<std::int64_t>(door.backend.store().events(stream).value().size());
}

Counts counts_today(TestDoor& door, Dimension filter = Dimension::none,
                    const std::string& value = "") {
  TallyQuery query;
  query.cohort = Cohort::asked;
  query.from = query.to = TimeZone().day_of(door.clock.now());
  query.filter = filter;
  if (filter != Dimension::none) query.filter_values = {value};
  const auto sums = door.backend.store().tally(query).value();
  return sums.empty() ? Counts{} : sums.front().counts;
}

}  // namespace

STORE_TEST_CASE("without a policy everybody is asked, as ever", "[ask]") {
  TestDoor door;
  CHECK(completed(door, "1") == "asked");
  CHECK(completed(door, "2") == "asked");
  CHECK(completed(door, "3", {{"resolution", "solved"}}) == "asked");
  CHECK(counts_today(door)[Measure::asked] == 3);
}

STORE_TEST_CASE("exclusions keep from asking, by what the host told", "[ask]") {
  TestDoor door;
  decide(door, {{"exclude",
                 {{"tags", json::array{"no-survey"}},
                  {"queues", json::array{"alerts"}},
                  {"services", json::array{"Monitoring"}},
                  {"domains", json::array{"bots.example.org"}},
                  {"people", json::array{"u99"}}}}});
  CHECK(completed(door, "1", {{"tags", json::array{"vip", "no-survey"}}}) == "excluded_tag");
  CHECK(completed(door, "2", {{"queue", "alerts"}}) == "excluded_queue");
  CHECK(completed(door, "3", {{"service", "Monitoring"}}) == "excluded_service");
  CHECK(completed(door, "4", {{"requester", {{"mail", "a@Bots.Example.org"}}}}) ==
        "excluded_domain");
  CHECK(completed(door, "5", {{"requester", {{"mail", "a@eu.bots.example.org"}}}}) ==
        "excluded_domain");
  CHECK(completed(door, "6", {{"requester", {{"mail", "a@robots.example.org"}}}}) == "asked");
  CHECK(completed(door, "7", {{"requester", {{"id", "u99"}}}}) == "excluded_person");
  CHECK(completed(door, "8", {{"queue", "alerts and more"}}) == "asked");
  CHECK(counts_today(door)[Measure::suppressed_excluded] == 6);
  CHECK(counts_today(door, Dimension::queue, "alerts")[Measure::suppressed_excluded] == 1);
  check_verified(door);
}

STORE_TEST_CASE("how a request was completed decides whether it is asked about", "[ask]") {
  TestDoor door;
  CHECK(completed(door, "1", {{"resolution", "duplicate"}}) == "duplicate");
  CHECK(completed(door, "2", {{"resolution", "inactivity"}}) == "inactive");
  CHECK(completed(door, "3", {{"closer", "u17"}}) == "self");
  decide(door, {{"closed_by", {{"inactivity", true}, {"duplicate", true}, {"requester", true}}}});
  CHECK(ask(door, "1") == "asked");
  CHECK(ask(door, "2") == "asked");
  CHECK(ask(door, "3") == "asked");
  CHECK(completed(door, "4", {{"agent", "u17"}}) == "self");
  CHECK(counts_today(door)[Measure::suppressed_duplicate] == 0);
  CHECK(counts_today(door)[Measure::suppressed_self] == 1);
  const auto view = door.staff("agent", "GET", "/api/requests/1").object();
  CHECK(view.at("resolution") == "duplicate");
  CHECK(door.host("PUT", "/api/requests/5", {{"status", "completed"}, {"resolution", "won"}})
            .code() == "out_of_range");
  check_verified(door);
}

STORE_TEST_CASE("an ask that was not sent is kept once with its reason, and shown", "[ask]") {
  TestDoor door;
  decide(door, {{"exclude", {{"queues", json::array{"alerts"}}}}});
  CHECK(completed(door, "1", {{"queue", "alerts"}}) == "excluded_queue");
  const std::int64_t events = events_of(door, "request:1");
  CHECK(ask(door, "1") == "excluded_queue");
  CHECK(events_of(door, "request:1") == events);
  const auto view = door.staff("agent", "GET", "/api/requests/1").object();
  CHECK(view.at("suppressed").at("reason") == "excluded_queue");
  CHECK(view.at("timeline").as_array().back().at("reason") == "excluded_queue");
  decide(door, {});
  CHECK(ask(door, "1") == "asked");
  CHECK(door.staff("agent", "GET", "/api/requests/1").object().at("suppressed").is_null());
  CHECK(counts_today(door)[Measure::asked] == 1);
  CHECK(counts_today(door)[Measure::suppressed_excluded] == 0);
  check_verified(door);
}

STORE_TEST_CASE("a person is asked again after the days between, whatever the request", "[ask]") {
  TestDoor door;
  decide(door, {{"min_days_between_asks", 7}});
  CHECK(completed(door, "1") == "asked");
  CHECK(ask(door, "1") == "asked");
  CHECK(completed(door, "2") == "throttled");
  CHECK(completed(door, "3", {{"requester", {{"id", "somebody-else"}}}}) == "asked");
  door.clock.pass(6 * day_s);
  CHECK(completed(door, "4") == "throttled");
  door.clock.pass(day_s);
  CHECK(completed(door, "5") == "asked");
  CHECK(completed(door, "6") == "throttled");
  CHECK(counts_today(door)[Measure::suppressed_throttled] == 1);
  check_verified(door);
}

STORE_TEST_CASE("who may be asked any number of times leaves no note", "[ask]") {
  TestDoor door;
  CHECK(completed(door, "1") == "asked");
  std::size_t people = 0;
  REQUIRE(door.backend.store().each_event([&](std::string_view stream, const StoredEvent&) {
    people += stream.starts_with("person:") ? 1U : 0U;
    return true;
  }));
  CHECK(people == 0);
}

STORE_TEST_CASE("of many asks of one person on a day, by several processes, one is sent", "[ask]") {
  TestDoor door(3);
  decide(door, {{"min_days_between_asks", 1}});
  for (int i = 0; i < 6; ++i) {
    door.host("PUT", "/api/requests/" + std::to_string(i),
              {{"status", "completed"}, {"requester", ingrid()}});
  }
  int asked = 0;
  for (int i = 0; i < 6; ++i) asked += ask(door, std::to_string(i)) == "asked" ? 1 : 0;
  CHECK(asked == 1);
}

STORE_TEST_CASE("a sample is the same at every try, and as large as it should be", "[ask]") {
  TestDoor door;
  decide(door, {{"sampling_per_ten_thousand", 2500}});
  int asked = 0;
  constexpr int all = 200;
  for (int i = 0; i < all; ++i) {
    const std::string id = "s" + std::to_string(i);
    const std::string first = completed(door, id);
    CHECK((first == "asked" || first == "sampled_out"));
    CHECK(ask(door, id) == first);
    asked += first == "asked" ? 1 : 0;
  }
  CHECK(asked > 25);
  CHECK(asked < 80);
  CHECK(counts_today(door)[Measure::suppressed_sampled_out] == all - asked);
  decide(door, {{"sampling_per_ten_thousand", 0}});
  CHECK(completed(door, "none") == "sampled_out");
  check_verified(door);
}

STORE_TEST_CASE("a policy that cannot be is refused, with its path", "[ask]") {
  TestDoor door;
  CHECK(refused(door, {{"min_days_between_asks", -1}}) == "out_of_range ask.min_days_between_asks");
  CHECK(refused(door, {{"min_days_between_asks", 366}}) ==
        "out_of_range ask.min_days_between_asks");
  CHECK(refused(door, {{"sampling_per_ten_thousand", 10'001}}) ==
        "out_of_range ask.sampling_per_ten_thousand");
  CHECK(refused(door, {{"sampling", 1}}) == "unknown_field ask.sampling");
  CHECK(refused(door, {{"exclude", {{"tags", "vip"}}}}) == "wrong_type ask.exclude.tags");
  CHECK(refused(door, {{"exclude", {{"tags", json::array{""}}}}}) ==
        "out_of_range ask.exclude.tags");
  CHECK(refused(door, {{"exclude", {{"domains", json::array{"example.org", "Example.org"}}}}}) ==
        "out_of_range ask.exclude.domains[1]");
  CHECK(refused(door, {{"exclude", {{"domains", json::array{"a@example.org"}}}}}) ==
        "out_of_range ask.exclude.domains[0]");
  CHECK(refused(door, {{"exclude", {{"colours", json::array{}}}}}) ==
        "unknown_field ask.exclude.colours");
  CHECK(refused(door, {{"closed_by", {{"inactivity", 1}}}}) ==
        "wrong_type ask.closed_by.inactivity");
}
