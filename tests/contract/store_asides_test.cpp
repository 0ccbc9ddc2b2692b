// The contract of the store: answers that stand aside.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

std::vector<AsideKey> keys_of(const std::vector<AsideFound>& page) {
  std::vector<AsideKey> keys;
  for (const AsideFound& found : page) keys.push_back(found.row.key());
  return keys;
}

using AsideKeys = std::vector<AsideKey>;

constexpr AsideKey old_held{{1}, AsideKind::held};
constexpr AsideKey intent{{2}, AsideKind::intent};
constexpr AsideKey disputed{{2}, AsideKind::disputed};
constexpr AsideKey greatest{{UINT64_MAX}, AsideKind::intent};
constexpr AsideKey undated_one{{3}, AsideKind::excluded};

// Out of their order, with equal moments among them.
void fill(Store& store) {
  WriteBatch batch;
  batch.asides = {sample_aside(2, AsideKind::intent, 5'000),
                  sample_aside(1, AsideKind::held, 4'000), sample_aside(3, AsideKind::excluded, 0),
                  sample_aside(UINT64_MAX, AsideKind::intent, 5'000),
                  sample_aside(2, AsideKind::disputed, 5'000)};
  batch.asides[1].team = "Workplace";
  batch.asides[4].agent = "";
  REQUIRE(store.commit(batch));
}

}  // namespace

STORE_TEST_CASE("one row of a kind stands for an invitation, until it is gone", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  WriteBatch batch;
  batch.asides = {sample_aside(2, AsideKind::intent, 6'000)};
  AsideRow& row = batch.asides[0];
  row.answer = 1;
  row.evidence = Evidence::explicit_;
  row.reason = "other_browser";
  row.requester_revision = 3;
  row.words_revision = 4;
  batch.asides_gone = {disputed, {{77}, AsideKind::held}};
  REQUIRE(store.commit(batch));

  std::vector<AsideRow> rows;
  REQUIRE(store.each_aside([&](const AsideRow& found) {
    rows.push_back(found);
    return true;
  }));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].key() == old_held);
  CHECK(rows[1] == row);
  CHECK(rows[2].key() == undated_one);
  CHECK(rows[3] == sample_aside(UINT64_MAX, AsideKind::intent, 5'000));
}

STORE_TEST_CASE("what begins anew in the batch that ends it, stands", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  WriteBatch batch;
  batch.asides_gone = {intent};
  batch.asides = {sample_aside(2, AsideKind::intent, 9'000)};
  REQUIRE(store.commit(batch));
  CHECK(store.asides({}).value().front().row.at == UtcMillis{9'000});
}

STORE_TEST_CASE("what stands aside is listed newest first, page by page", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  const AsideKeys all{greatest, intent, disputed, old_held, undated_one};
  CHECK(keys_of(store.asides({}).value()) == all);

  AsideKeys paged;
  AsideQuery query;
  query.limit = 2;
  for (std::vector<AsideFound> page; page = store.asides(query).value(), !page.empty();) {
    for (const AsideFound& found : page) paged.push_back(found.row.key());
    query.after = AsideQuery::Cursor{page.back().row.at, page.back().row.key()};
  }
  CHECK(paged == all);
}

STORE_TEST_CASE("what stands aside is narrowed by kind, moment and dimension", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  fill(store);
  const auto found = [&](const AsideQuery& query) { return keys_of(store.asides(query).value()); };

  AsideQuery of_kind;
  of_kind.kind = AsideKind::intent;
  CHECK(found(of_kind) == AsideKeys{greatest, intent});
  CHECK(store.count_asides(of_kind).value().values == std::array<std::int64_t, 4>{0, 0, 0, 2});

  AsideQuery within;
  within.from = UtcMillis{4'000};
  within.before = UtcMillis{5'000};
  CHECK(found(within) == AsideKeys{old_held});
  within.undated_too = true;
  CHECK(found(within) == AsideKeys{old_held, undated_one});
  const AsideCounts counts = store.count_asides(within).value();
  CHECK(counts[AsideKind::held] == 1);
  CHECK(counts[AsideKind::excluded] == 1);
  CHECK(counts[AsideKind::intent] == 0);

  AsideQuery before;
  before.before = UtcMillis{5'000};
  CHECK(found(before) == AsideKeys{old_held, undated_one});

  AsideQuery by_agent;
  by_agent.filters = {{Dimension::agent, {""}}};
  CHECK(found(by_agent) == AsideKeys{disputed});
  AsideQuery by_two;
  by_two.filters = {{Dimension::team, {"Network", "Workplace"}}, {Dimension::agent, {"jana"}}};
  CHECK(found(by_two) == AsideKeys{greatest, intent, old_held, undated_one});
  by_two.filters[0].values = {"nowhere"};
  CHECK(found(by_two).empty());

  AsideQuery by_tag;
  by_tag.filters = {{Dimension::tag, {"a \"quoted\" one"}}, {Dimension::channel, {"mail"}}};
  by_tag.limit = 2;
  CHECK(found(by_tag).size() == 2);
  CHECK(store.count_asides(by_tag).value()[AsideKind::intent] == 2);
  by_tag.filters[0].values = {"quoted"};  // a part of one is none
  CHECK(found(by_tag).empty());
  CHECK(store.count_asides(by_tag).value().values == AsideCounts{}.values);
}

STORE_TEST_CASE("what stands aside comes with its words, where they are", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.appends = {{"request:17", 0, {sample_event(1, "who"), sample_event(2, "what")}}};
  batch.asides = {sample_aside(1, AsideKind::held, 10), sample_aside(2, AsideKind::held, 5)};
  batch.asides[0].requester_revision = 1;
  batch.asides[0].words_revision = 2;
  REQUIRE(store.commit(batch));
  const auto page = store.asides({}).value();
  REQUIRE(page.size() == 2);
  CHECK(page[0].requester == "who");
  CHECK(page[0].words == "what");
  CHECK_FALSE(page[1].requester);
  CHECK_FALSE(page[1].words);
}

}  // namespace amends
