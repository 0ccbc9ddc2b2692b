// The contract of the store: its history, what a commit writes and refuses, the change feed, marks.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

WriteBatch batch_of(Append append) {
  WriteBatch batch;
  batch.appends.push_back(std::move(append));
  return batch;
}

// One of everything, so that a refused batch can be looked for everywhere.
WriteBatch batch_of_everything(Append append) {
  WriteBatch batch = batch_of(std::move(append));
  batch.requests.push_back(sample_request("17"));
  batch.invitations.push_back(sample_invitation(5, "17"));
  batch.follow_ups.push_back(sample_follow_up(5, "17"));
  batch.keys.push_back({sample_id(1), "ci", "agent", {}, {}, "hash", {1}, false});
  batch.tallies.push_back(sample_tally(Cohort::answered, {}, "", "", 3, 1));
  batch.outbox.push_back(sample_effect(1, 10));
  batch.changes.push_back({0, "request", "17", "17", {1}});
  return batch;
}

template <class Row, class Each>
std::size_t count_rows(Each each) {
  std::size_t count = 0;
  REQUIRE(each([&](const Row&) {
    ++count;
    return true;
  }));
  return count;
}

std::size_t rows_in(Store& store) {
  return count_rows<RequestRow>([&](auto visit) { return store.each_request(visit); }) +
         count_rows<InvitationRow>([&](auto visit) { return store.each_invitation(visit); }) +
         count_rows<FollowUpRow>([&](auto visit) { return store.each_follow_up(visit); }) +
         count_rows<TallyDelta>([&](auto visit) { return store.each_tally(visit); }) +
         store.keys().value().size() + store.changes(0, 10).value().size() +
         static_cast<std::size_t>(store.outbox_state({1'000}).value().waiting);
}

}  // namespace

STORE_TEST_CASE("a new store is empty", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  CHECK(store.schema_version().value() == 13);
  CHECK(store.events("request:17", 0).value().empty());
  CHECK(!store.find_invitation({5}).value());
  CHECK(!store.find_follow_up(sample_id(5)).value());
  CHECK(!store.find_key_by_hash("hash").value());
  CHECK(!store.mark("last_tick").value());
  CHECK(store.last_position().value() == 0);
  CHECK(store.outbox_state({1}).value().oldest == std::nullopt);
  CHECK(rows_in(store) == 0);
}

STORE_TEST_CASE("events come back as they were written", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  Append append{"request:17", 0, {}};
  append.events.push_back(sample_event(1, R"({"comment":"Grüße, \"ok\" 日本"})"));
  append.events.push_back(sample_event(2));
  append.events.push_back(sample_event(3, std::string(70'000, 'x')));
  REQUIRE(store.commit(batch_of(append)));
  REQUIRE(store.commit(batch_of(sample_append("request:18", 0))));

  const auto found = store.events("request:17", 0).value();
  REQUIRE(found.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(same(found[i], append.events[i]));
  const auto behind = store.events("request:17", 2).value();
  REQUIRE(behind.size() == 1);
  CHECK(behind[0].revision == 3);
  CHECK(store.events("request:17", 3).value().empty());
  CHECK(store.events("request:1", 0).value().empty());
}

STORE_TEST_CASE("every event is visited by stream and revision", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  for (const char* stream : {"request:9", "request:10", "settings"}) {
    REQUIRE(store.commit(batch_of(sample_append(stream, 0, 2))));
  }
  std::vector<std::string> visited;
  const auto note = [&](std::string_view stream, const StoredEvent& event) {
    visited.push_back(std::string(stream) + " " + std::to_string(event.revision));
    return visited.size() != 5;
  };
  REQUIRE(store.each_event(note));
  CHECK(visited == std::vector<std::string>{"request:10 1", "request:10 2", "request:9 1",
                                            "request:9 2", "settings 1"});
}

STORE_TEST_CASE("who knew an older revision loses, and leaves no trace", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  REQUIRE(store.commit(batch_of(sample_append("request:17", 0, 2))));

  const std::int64_t known = GENERATE(0, 1);
  const auto refused = store.commit(batch_of_everything(sample_append("request:17", known)));
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::conflict);
  CHECK(store.events("request:17", 0).value().size() == 2);
  CHECK(rows_in(store) == 0);

  REQUIRE(store.commit(batch_of_everything(sample_append("request:17", 2))));
  CHECK(rows_in(store) == 7);
}

STORE_TEST_CASE("streams are appended to together or not at all", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  REQUIRE(store.commit(batch_of(sample_append("person:a", 0))));

  WriteBatch batch = batch_of(sample_append("request:17", 0));
  batch.appends.push_back(sample_append("person:a", 0));
  const auto refused = store.commit(batch);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::conflict);
  CHECK(store.events("request:17", 0).value().empty());

  batch.appends.back() = sample_append("person:a", 1);
  REQUIRE(store.commit(batch));
  CHECK(store.events("request:17", 0).value().size() == 1);
  CHECK(store.events("person:a", 0).value().size() == 2);
}

STORE_TEST_CASE("a large batch is one commit", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int i = 0; i < 500; ++i) {
    const std::string id = std::to_string(i);
    batch.appends.push_back(sample_append("request:" + id, 0, 2));
    batch.requests.push_back(sample_request(id));
    batch.follow_ups.push_back(sample_follow_up(i, id));
    batch.changes.push_back({0, "request", id, id, {i}});
  }
  REQUIRE(store.commit(batch));
  CHECK(store.events("request:499", 0).value().size() == 2);
  CHECK(rows_in(store) == 1'010);
  CHECK(store.last_position().value() == 500);
}

STORE_TEST_CASE("changes are numbered without gaps", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  for (int i = 0; i < 3; ++i) {
    WriteBatch batch;
    batch.changes.push_back({0, "rating", "00000000000000a" + std::to_string(i), "17", {i}});
    batch.changes.push_back({0, "follow_up", "case", "17", {i}});
    REQUIRE(store.commit(batch));
  }
  const auto all = store.changes(0, 100).value();
  REQUIRE(all.size() == 6);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].position == static_cast<std::int64_t>(i) + 1);
  }
  CHECK(all[4].kind == "rating");
  CHECK(all[4].id == "00000000000000a2");
  CHECK(all[4].request == "17");
  CHECK(all[4].at == UtcMillis{2});
  const auto page = store.changes(2, 3).value();
  REQUIRE(page.size() == 3);
  CHECK(page[0].position == 3);
  CHECK(store.changes(6, 3).value().empty());
  CHECK(store.last_position().value() == 6);
}

STORE_TEST_CASE("a mark is replaced", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  REQUIRE(store.set_mark("last_tick", "1"));
  REQUIRE(store.set_mark("other", ""));
  REQUIRE(store.set_mark("last_tick", "2"));
  CHECK(store.mark("last_tick").value() == "2");
  CHECK(store.mark("other").value() == "");
}

}  // namespace amends
