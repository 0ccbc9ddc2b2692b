// The contract of the store: when cases are to be looked at.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"

namespace amends {
namespace {

using namespace amends::testing;

WatchRow watch(std::uint8_t number, std::optional<UtcMillis> look_at, std::int64_t revision) {
  return {Id128{{number}}, "r" + std::to_string(number), look_at, revision};
}

using Rows = std::vector<WatchRow>;

const WatchRow early = watch(1, UtcMillis{10}, 3);
const WatchRow same_time = watch(2, UtcMillis{10}, 4);
const WatchRow later = watch(3, UtcMillis{20}, 3);
const WatchRow never = watch(4, std::nullopt, 3);
const WatchRow older = watch(5, std::nullopt, 2);
const WatchRow oldest = watch(6, UtcMillis{99}, 1);

void fill(Store& store) {
  WriteBatch batch;
  batch.watches = {later, oldest, never, same_time, early, older};
  REQUIRE(store.commit(batch));
}

Rows all_in(Store& store) {
  Rows rows;
  REQUIRE(store.each_watch([&](const WatchRow& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

}  // namespace

STORE_TEST_CASE("cases of earlier settings are looked at first, then those that are due",
                "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  CHECK(store.due_watches({20}, 3, 50).value() == Rows{oldest, older, early, same_time, later});
  CHECK(store.due_watches({19}, 3, 50).value() == Rows{oldest, older, early, same_time});
  CHECK(store.due_watches({19}, 3, 3).value() == Rows{oldest, older, early});
  CHECK(store.due_watches({19}, 3, 2).value() == Rows{oldest, older});
  CHECK(store.due_watches({9}, 0, 50).value().empty());
  CHECK(all_in(store) == Rows{early, same_time, later, never, older, oldest});
}

STORE_TEST_CASE("a row is replaced where it is as it was", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  REQUIRE(store.replace_watch(early, watch(1, std::nullopt, 4)));
  REQUIRE(store.replace_watch(never, watch(4, UtcMillis{5}, 4)));
  REQUIRE(store.replace_watch(watch(3, UtcMillis{21}, 3), watch(3, UtcMillis{5}, 4)));
  REQUIRE(store.replace_watch(watch(5, std::nullopt, 3), watch(5, UtcMillis{5}, 4)));
  REQUIRE(store.replace_watch(oldest, std::nullopt));
  REQUIRE(store.replace_watch(watch(77, std::nullopt, 3), watch(77, std::nullopt, 4)));
  CHECK(all_in(store) ==
        Rows{watch(1, std::nullopt, 4), same_time, later, watch(4, UtcMillis{5}, 4), older});
}

STORE_TEST_CASE("a batch replaces rows and takes them away", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  WriteBatch batch;
  batch.watches = {watch(1, UtcMillis{30}, 5)};
  batch.watches_gone = {later.follow_up, Id128{{77}}};
  REQUIRE(store.commit(batch));
  CHECK(all_in(store) == Rows{watch(1, UtcMillis{30}, 5), same_time, never, older, oldest});
  CHECK(store.due_watches({29}, 2, 50).value() == Rows{oldest, same_time});
}

}  // namespace amends
