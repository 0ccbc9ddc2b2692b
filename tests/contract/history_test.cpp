// A whole history goes out of one store and into another one, which knows all the same.
#include <algorithm>

#include "contract/kept_history.hpp"
#include "contract/lived_helpdesk.hpp"
#include "contract/rich_helpdesk.hpp"
#include "core/store/memory_store.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

Lines rich_lines(TestDoor& door) {
  live_richly(door);
  return KeptHistory(door.backend.store(), Bytes(32, 7)).lines();
}

// The change feed goes on from where each store is.
json::object without_position(const Reply& reply) {
  json::object answer = reply.object();
  answer.erase("position");
  return answer;
}

/// Everything that staff read through the door.
void check_same_answers(TestDoor& door, TestDoor& other) {
  for (const char* path : {"/api/requests/1",
                           "/api/requests/2",
                           "/api/requests/3",
                           "/api/requests/4",
                           "/api/requests/21",
                           "/api/requests/22",
                           "/api/requests/31",
                           "/api/requests/41",
                           "/api/requests/21/customer",
                           "/api/follow-ups?state=open,contacted,addressed,merged,voided",
                           "/api/follow-ups?q=jo@example.org",
                           "/api/asides",
                           "/api/settings",
                           "/api/settings/versions",
                           "/api/reports/satisfaction?by=team",
                           "/api/reports/dissatisfied-requesters?by=queue",
                           "/api/reports/times",
                           "/api/reports/outcomes",
                           "/api/reports/response",
                           "/api/reports/recovery",
                           "/api/reports/importance",
                           "/api/people/u21",
                           "/api/people/u31"}) {
    INFO(path);
    const Reply here = get(door, path);
    CHECK(here.status == 200);
    CHECK(without_position(get(other, path)) == without_position(here));
  }
  CHECK(as_jana(other, "GET", "/api/views").body == as_jana(door, "GET", "/api/views").body);
}

// A line without what another key makes anew: who a stream of a person is, commitments and hashes.
std::string comparable(const std::string& line) {
  json::object document = json::parse(line).as_object();
  if (document.contains("amends")) document["at"] = 0;
  if (document.contains("person")) document["stream"] = "of a person";
  if (document.contains("body")) document.at("body").as_object().erase("personal");
  return json::serialize(document);
}

// In an order of their own: people have other names.
Lines comparable(const Lines& lines, bool keys = false) {
  Lines all;
  for (const std::string& line : lines) {
    const bool counted = line.starts_with("{\"end\"");
    const bool left_out = !keys && line.starts_with("{\"stream\":\"keys\"");
    if (!counted && !left_out) all.push_back(comparable(line));
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Lines of the streams mixed, each in its own order, as a journal has them.
Lines interleaved(const Lines& lines) {
  std::map<std::string, std::vector<std::string>> streams;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    streams[std::string(json::parse(lines[i]).at("stream").as_string())].push_back(lines[i]);
  }
  Lines mixed{lines.front()};
  for (std::size_t place = 0; mixed.size() + 1 < lines.size(); ++place) {
    for (const auto& [name, events] : streams) {
      if (place < events.size()) mixed.push_back(events[place]);
    }
  }
  mixed.push_back(lines.back());
  return mixed;
}

/// A whole file of the first of these lines: what an import has written that ended there.
Lines first_of(const Lines& lines, std::size_t quarters) {
  const std::size_t events = (lines.size() - 2) * quarters / 4;
  Lines first(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(events) + 1);
  first.push_back(history_footer(static_cast<std::int64_t>(events)));
  return first;
}

void check_nobody_is_told(Store& store) {
  CHECK(store.outbox({}).value().empty());
  CHECK(store.changes(0, 10).value().empty());
}

/// What a command tells of an import.
std::vector<std::int64_t> news_in(const HistoryImported& imported) {
  return {imported.events, imported.requests, imported.answers, imported.cases};
}

}  // namespace

STORE_TEST_CASE("a copy under another key knows all that the first store knows", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory copy(backend.store());
  const HistoryImported imported = copy.take(lines).value();
  CHECK(copy.damages() == "");
  CHECK(imported.events + 1 == static_cast<std::int64_t>(lines.size()) - 2);
  CHECK(imported.requests == 9);
  CHECK(imported.cases == 5);
  CHECK(imported.settings == 3);
  CHECK(imported.keys_left_out == 1);
  CHECK(imported.unnamed_people == 2);  // by id, and by mail address
  CHECK(imported.already_there == 0);
  check_nobody_is_told(backend.store());

  CHECK(comparable(copy.lines()) == comparable(lines));
  TestDoor other(backend.store(), Bytes(32, 9));
  other.clock = door.clock;
  check_same_answers(door, other);
  CHECK(get(other, "/api/keys").object().at("keys").as_array().empty());
}

STORE_TEST_CASE("who wants to be asked no more is not asked by the copy either", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  REQUIRE(KeptHistory(backend.store()).take(lines));
  TestDoor other(backend.store(), Bytes(32, 9));
  other.clock = door.clock;
  REQUIRE(tell(other, "32", {{"id", "u31"}, {"mail", "stop@example.org"}}).status == 200);
  const auto asked = other.host("POST", "/api/invitations", {{"request", "32"}}).object();
  CHECK(asked.at("suppressed").at("reason") == "stopped");
}

STORE_TEST_CASE("work goes on in the copy", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory copy(backend.store());
  REQUIRE(copy.take(lines));
  TestDoor other(backend.store(), Bytes(32, 9));
  other.clock = door.clock;
  work(other, "21", "address", {{"outcome", "fixed"}, {"note", "For both"}});
  CHECK(case_of(other, "22").at("state") == "addressed");
  CHECK(other.host("POST", "/api/tick", json::object{}).status == 200);
  CHECK(copy.damages() == "");
}

STORE_TEST_CASE("texts that were erased or expired stay away", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  const std::string text = json::serialize(json::value_from(lines));
  CHECK_FALSE(holds(text, "CANARY"));
  CHECK_FALSE(holds(text, "All well"));
  CHECK(holds(text, "A new router"));
}

STORE_TEST_CASE("a journal told the texts that were erased later: they go", "[history]") {
  StoreBackend lived;
  TestDoor door(lived.store());
  KeptHistory original(lived.store(), Bytes(32, 7));
  live(door);
  save_view(door, std::string(31, '0') + "1", "CANARY", false);
  std::map<std::pair<std::string, std::int64_t>, std::string> journal;
  const auto note = [&] {
    REQUIRE(lived.store().each_event([&](std::string_view stream, const StoredEvent& event) {
      journal.emplace(std::pair(std::string(stream), event.revision), history_line(stream, event));
      return true;
    }));
  };
  note();
  REQUIRE(erase(door).status == 200);
  REQUIRE(as_jana(door, "DELETE", "/api/views/" + std::string(31, '0') + "1").status < 300);
  note();
  Lines lines{history_header("default", {})};
  for (const auto& [place, line] : journal) lines.push_back(line);
  lines.push_back(history_footer(static_cast<std::int64_t>(journal.size())));

  StoreBackend backend;
  KeptHistory copy(backend.store(), Bytes(32, 7));
  REQUIRE(copy.take(lines, {true, nullptr}));
  CHECK(copy.damages() == "");
  CHECK_FALSE(holds(json::serialize(json::value_from(copy.lines())), "CANARY"));
  CHECK(comparable(copy.lines(), true) == comparable(original.lines(), true));
}

STORE_TEST_CASE("under the same key, keys and people come along", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory copy(backend.store(), Bytes(32, 7));
  const HistoryImported imported = copy.take(lines, {true, nullptr}).value();
  CHECK(imported.keys_left_out == 0);
  CHECK(copy.damages() == "");
  CHECK(comparable(copy.lines(), true) == comparable(lines, true));
  TestDoor other(backend.store());
  CHECK(get(other, "/api/keys").body == get(door, "/api/keys").body);
}

STORE_TEST_CASE("streams may stand one after the other or mixed", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory copy(backend.store());
  REQUIRE(copy.take(interleaved(lines)));
  CHECK(copy.damages() == "");
  CHECK(comparable(copy.lines()) == comparable(lines));
}

STORE_TEST_CASE("whatever a helpdesk did, its copy tells the same in either kind of store",
                "[history]") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    INFO("seed " << seed);
    StoreBackend lived;
    LivedHelpdesk helpdesk(lived.store(), seed);
    helpdesk.live(600);
    const Lines lines = lines_of(helpdesk.services());
    MemoryStore memory;
    KeptHistory between(memory);
    REQUIRE(between.take(lines));
    CHECK(between.damages() == "");
    StoreBackend backend;
    KeptHistory copy(backend.store(), Bytes(32, 3));
    REQUIRE(copy.take(interleaved(between.lines())));
    CHECK(copy.damages() == "");
    CHECK(comparable(copy.lines()) == comparable(lines));
    check_nobody_is_told(backend.store());
  }
}

STORE_TEST_CASE("an import that was interrupted is run again, and once more", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory copy(backend.store());
  const std::int64_t begun = copy.take(first_of(lines, 2)).value().events;

  const HistoryImported rest = copy.take(lines).value();
  CHECK(rest.already_there == begun);
  CHECK(copy.damages() == "");
  CHECK(comparable(copy.lines()) == comparable(lines));
  const HistoryImported again = copy.take(lines).value();
  CHECK(again.events == 0);
  CHECK(again.requests == 0);
  CHECK(again.already_there == begun + rest.events);
  CHECK(copy.damages() == "");
}

STORE_TEST_CASE("streams that one transaction began are whole after the next ones", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend lived;
  LivedHelpdesk helpdesk(lived.store(), 4);
  helpdesk.live(600);
  for (const Lines& all : {lines, lines_of(helpdesk.services())}) {
    const Lines mixed = interleaved(all);
    StoreBackend backend;
    KeptHistory copy(backend.store());
    HistoryImported sum;
    for (const std::size_t quarters : {1U, 2U, 3U, 4U}) {
      const HistoryImported more = copy.take(first_of(mixed, quarters)).value();
      sum.events += more.events;
      sum.requests += more.requests;
      sum.answers += more.answers;
      sum.cases += more.cases;
      CHECK(copy.damages() == "");
    }
    CHECK(comparable(copy.lines()) == comparable(all));
    MemoryStore memory;
    const HistoryImported at_once = KeptHistory(memory).take(all).value();
    CHECK(news_in(sum) == news_in(at_once));
  }
}

STORE_TEST_CASE("what an import would do is told without doing it", "[history]") {
  TestDoor door;
  const Lines lines = rich_lines(door);
  StoreBackend backend;
  KeptHistory there(backend.store());
  REQUIRE(there.take(first_of(lines, 2)));
  const Lines before = there.lines();

  MemoryStore memory;
  const HistoryImported would = KeptHistory(memory).take(lines, {false, &backend.store()}).value();
  CHECK(comparable(there.lines()) == comparable(before));
  const HistoryImported did = there.take(lines).value();
  CHECK(news_in(would) == news_in(did));
  CHECK(would.already_there == did.already_there);
}
