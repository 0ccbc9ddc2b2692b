// The contract of the store: whose requests are whose, and texts that are erased.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

const Id128 ingrid = sample_id(1);
const Id128 tomas = sample_id(2);

// Out of their order, with equal moments among them.
void fill(Store& store) {
  WriteBatch batch;
  batch.people = {{ingrid, {2'000}, "17"},
                  {tomas, {1'000}, "17"},
                  {ingrid, {3'000}, "18"},
                  {ingrid, {2'000}, "4"},
                  {ingrid, {-5}, "touchpoint:kb:1"}};
  REQUIRE(store.commit(batch));
}

std::vector<std::string> requests_in(const std::vector<PersonRow>& rows) {
  std::vector<std::string> requests;
  for (const PersonRow& row : rows) requests.push_back(row.request);
  return requests;
}

using Requests = std::vector<std::string>;

std::optional<std::string> text_at(Store& store, std::string_view stream, std::int64_t revision) {
  const auto events = store.events(stream, revision - 1).value();
  const auto& personal = events.at(0).personal;
  return personal ? std::optional(personal->text) : std::nullopt;
}

}  // namespace

STORE_TEST_CASE("a person's requests come newest first, page by page", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  PersonQuery query;
  query.person = ingrid;
  CHECK(requests_in(store.requests_of(query).value()) ==
        Requests{"18", "4", "17", "touchpoint:kb:1"});
  query.limit = 2;
  const auto page = store.requests_of(query).value();
  CHECK(requests_in(page) == Requests{"18", "4"});
  query.after = PersonQuery::Cursor{page.back().at, page.back().request};
  CHECK(requests_in(store.requests_of(query).value()) == Requests{"17", "touchpoint:kb:1"});
  query.person = sample_id(9);
  CHECK(store.requests_of(query).value().empty());
}

STORE_TEST_CASE("a request is a person's once, until it is not", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  WriteBatch batch;
  batch.people = {{ingrid, {3'000}, "18"}};
  batch.people_gone = {{ingrid, {2'000}, "17"}, {tomas, {7}, "17"}, {sample_id(9), {1}, "1"}};
  REQUIRE(store.commit(batch));
  std::vector<PersonRow> rows;
  REQUIRE(store.each_person([&](const PersonRow& row) {
    rows.push_back(row);
    return true;
  }));
  CHECK(rows == std::vector<PersonRow>{{ingrid, {-5}, "touchpoint:kb:1"},
                                       {ingrid, {2'000}, "4"},
                                       {ingrid, {3'000}, "18"},
                                       {tomas, {1'000}, "17"}});
  batch = {};
  batch.people = {{ingrid, {2'000}, "17"}};
  REQUIRE(store.commit(batch));
  PersonQuery query;
  query.person = ingrid;
  CHECK(store.requests_of(query).value().size() == 4);
}

STORE_TEST_CASE("texts are erased from one revision to another", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  for (const std::string stream : {"request:17", "request:18", "touchpoint:kb:1"}) {
    WriteBatch batch;
    Append append{stream, 0, {}};
    for (int revision = 1; revision <= 4; ++revision) {
      append.events.push_back(sample_event(revision, R"({"comment":"Nobody called back"})"));
    }
    batch.appends.push_back(append);
    REQUIRE(store.commit(batch));
  }
  WriteBatch erasure;
  erasure.erased = {{"request:17", 2, 3, "17"},
                    {"touchpoint:kb:1", 1, 1, "touchpoint:kb:1"},
                    {"request:nowhere", 1, 9, "nowhere"}};
  REQUIRE(store.commit(erasure));
  CHECK(text_at(store, "request:17", 1));
  CHECK_FALSE(text_at(store, "request:17", 2));
  CHECK_FALSE(text_at(store, "request:17", 3));
  CHECK(text_at(store, "request:17", 4));
  CHECK(text_at(store, "request:18", 2));
  CHECK_FALSE(text_at(store, "touchpoint:kb:1", 1));
  CHECK(text_at(store, "touchpoint:kb:1", 2));
  REQUIRE(store.commit(erasure));  // once more does no harm
  CHECK(store.events("request:17", 0).value().size() == 4);
}

STORE_TEST_CASE("what hosts said of an erased request's effects is erased", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int number : {1, 2}) {
    OutboxEntry entry;
    entry.effect = sample_id(number);
    entry.kind = "mail.send";
    entry.request = number == 1 ? "17" : "18";
    entry.last_error = "550 no such user ingrid@example.org";
    batch.outbox.push_back(entry);
  }
  REQUIRE(store.commit(batch));
  WriteBatch erasure;
  erasure.erased = {{"request:17", 1, 1, "17"}};
  REQUIRE(store.commit(erasure));
  OutboxQuery query;
  query.kinds = {"mail.send"};
  const auto entries = store.outbox(query).value();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].last_error.empty());
  CHECK_FALSE(entries[1].last_error.empty());
}

STORE_TEST_CASE("erasures are noted in their order", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  CHECK(store.erasures().value().empty());
  REQUIRE(store.note_erasure({ingrid, {5'000}}));
  REQUIRE(store.note_erasure({tomas, {4'000}}));
  CHECK(store.erasures().value() == std::vector<Erasure>{{ingrid, {5'000}}, {tomas, {4'000}}});
  CHECK(store.wipe().value());
}

}  // namespace amends
