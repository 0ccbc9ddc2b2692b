// The contract of the store: which texts and effects are old enough to go.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"
#include "core/model/personal.hpp"

namespace amends {
namespace {

using namespace amends::testing;

struct Told {
  std::int64_t at;
  unsigned contents;
};

void tell(Store& store, const std::string& stream, const std::vector<Told>& texts) {
  WriteBatch batch;
  Append append{stream, 0, {}};
  for (const Told& told : texts) {
    StoredEvent event = sample_event(static_cast<std::int64_t>(append.events.size()) + 1, "{}");
    event.at = {told.at};
    event.personal->contents = told.contents;
    append.events.push_back(event);
  }
  batch.appends.push_back(append);
  REQUIRE(store.commit(batch));
}

void open_case(Store& store, int number, const std::string& request,
               const std::optional<UtcMillis>& closed_at) {
  FollowUpRow row = sample_follow_up(number, request);
  row.closed_at = closed_at;
  row.state = closed_at ? FollowUpState::addressed : FollowUpState::open;
  WriteBatch batch;
  batch.follow_ups.push_back(row);
  REQUIRE(store.commit(batch));
}

AgedTextQuery comments_until(std::int64_t until) {
  AgedTextQuery query;
  query.contents = query.prolonging = contents::comment;
  query.until = {until};
  return query;
}

using Requests = std::vector<std::string>;

}  // namespace

STORE_TEST_CASE("requests with aged texts come by the oldest, each once", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  tell(store, "request:17", {{30, contents::comment}, {10, contents::comment}});
  tell(store, "request:18", {{20, contents::comment | contents::identity}});
  tell(store, "touchpoint:kb:1", {{5, contents::comment}});
  tell(store, "request:19", {{1, contents::note}, {2, contents::identity}});
  AgedTextQuery query = comments_until(30);
  CHECK(store.aged_texts(query).value() == Requests{"touchpoint:kb:1", "17", "18"});
  CHECK(store.count_aged_texts(query).value() == 4);
  query.limit = 2;
  CHECK(store.aged_texts(query).value() == Requests{"touchpoint:kb:1", "17"});
  CHECK(store.aged_texts(comments_until(4)).value().empty());
  CHECK(store.count_aged_texts(comments_until(4)).value() == 0);
}

STORE_TEST_CASE("a limit of aged texts counts requests, not their texts", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  tell(store, "request:a", {{1, contents::comment}, {2, contents::comment}});
  tell(store, "request:b", {{3, contents::comment}});
  AgedTextQuery query = comments_until(30);
  query.limit = 2;
  CHECK(store.aged_texts(query).value() == Requests{"a", "b"});
  query.limit = 0;
  CHECK(store.aged_texts(query).value().empty());
}

STORE_TEST_CASE("requests with texts of one age come by their streams", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  tell(store, "touchpoint:kb:1", {{1, contents::comment}});
  tell(store, "request:wifi", {{1, contents::comment | contents::identity}});
  tell(store, "request:17", {{1, contents::comment}});
  AgedTextQuery query = comments_until(30);
  for (query.limit = 1; query.limit <= 3; ++query.limit) {
    Requests expected{"17", "wifi", "touchpoint:kb:1"};
    expected.resize(query.limit);
    CHECK(store.aged_texts(query).value() == expected);
  }
}

STORE_TEST_CASE("a later text prolongs those of its kind", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  tell(store, "request:17", {{10, contents::comment}, {40, contents::comment}});
  tell(store, "request:18", {{10, contents::comment}, {40, contents::note}});
  CHECK(store.aged_texts(comments_until(39)).value() == Requests{"18"});
  CHECK(store.aged_texts(comments_until(40)).value() == Requests{"17", "18"});
  AgedTextQuery any = comments_until(39);
  any.prolonging = contents::comment | contents::note | contents::identity;
  CHECK(store.aged_texts(any).value().empty());
}

STORE_TEST_CASE("a later question prolongs identities alone", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  tell(store, "request:17", {{10, contents::identity | contents::comment}});
  WriteBatch batch;
  Append append{"request:17", 1, {sample_event(2)}};
  append.events.front().name = "invited";
  append.events.front().at = {40};
  batch.appends.push_back(append);
  REQUIRE(store.commit(batch));
  AgedTextQuery identities = comments_until(39);
  identities.contents = identities.prolonging = contents::identity;
  CHECK(store.aged_texts(identities).value().empty());
  CHECK(store.aged_texts(comments_until(39)).value() == Requests{"17"});
  identities.until = {40};
  CHECK(store.aged_texts(identities).value() == Requests{"17"});
}

STORE_TEST_CASE("texts beside a waiting case stay, and for a while after its end", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  for (const char* stream : {"request:17", "request:18", "request:19", "touchpoint:kb:1"}) {
    tell(store, stream, {{10, contents::comment}});
  }
  open_case(store, 1, "17", std::nullopt);
  open_case(store, 2, "18", UtcMillis{50});
  open_case(store, 3, "touchpoint:kb:1", UtcMillis{60});
  open_case(store, 4, "18", UtcMillis{20});
  CHECK(store.aged_texts(comments_until(49)).value() == Requests{"19"});
  CHECK(store.aged_texts(comments_until(50)).value() == Requests{"18", "19"});
  CHECK(store.aged_texts(comments_until(60)).value() == Requests{"18", "19", "touchpoint:kb:1"});
}

STORE_TEST_CASE("old effects of some kinds are dropped, but for those that are leased", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int number = 1; number <= 6; ++number) {
    OutboxEntry entry = sample_effect(number, number * 10);
    entry.kind = number == 2 ? "request.reply" : number == 3 ? "webhook.send" : "mail.send";
    entry.given_up = number == 3;
    if (number == 4) {
      entry.consumer = "redmine";
      entry.lease_until = UtcMillis{200};
    }
    batch.outbox.push_back(entry);
  }
  REQUIRE(store.commit(batch));
  const std::vector<std::string> kinds = {"mail.send", "webhook.send"};
  CHECK(store.count_undelivered(kinds, {50}, {100}).value() == 3);
  CHECK(store.drop_undelivered(kinds, {50}, {100}, 2).value() == 2);
  CHECK(store.count_undelivered(kinds, {50}, {100}).value() == 1);
  CHECK(store.drop_undelivered(kinds, {50}, {100}, 9).value() == 1);
  CHECK(store.drop_undelivered(kinds, {50}, {200}, 9).value() == 1);
  CHECK(store.outbox_state({100}).value().waiting == 2);
}

}  // namespace amends
