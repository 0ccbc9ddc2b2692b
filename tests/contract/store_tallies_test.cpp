// The contract of the store: tallies, against a plain sum of what was added, over counts of every
// size.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

using Kept = std::map<TallyKey, Counts>;

constexpr DimensionPair team_agent{Dimension::team, Dimension::agent};

void add(Store& store, Kept& kept, const std::vector<TallyDelta>& deltas) {
  WriteBatch batch;
  batch.tallies = deltas;
  REQUIRE(store.commit(batch));
  for (const TallyDelta& delta : deltas) kept[delta.key] += delta.counts;
}

// In the order of their keys, without those that are all zero.
void check_every(Store& store, Kept kept) {
  std::vector<std::pair<TallyKey, Counts>> visited;
  REQUIRE(store.each_tally([&](const TallyDelta& delta) {
    visited.emplace_back(delta.key, delta.counts);
    return true;
  }));
  std::erase_if(kept, [](const auto& item) { return item.second.all_zero(); });
  CHECK(visited == std::vector<std::pair<TallyKey, Counts>>(kept.begin(), kept.end()));
}

}  // namespace

STORE_TEST_CASE("counts grow and shrink through every size, beside others", "[store]") {
  StoreBackend backend;
  Kept kept;
  const std::vector<std::int64_t> sizes = {1,      15,     16,     255,           256,
                                           65'535, 65'536, 70'000, 3'000'000'000, -1};
  std::vector<TallyDelta> deltas;
  for (const std::int64_t size : sizes) {
    for (const char* agent : {"first", "second", "third"}) {
      deltas.push_back(sample_tally(Cohort::asked, team_agent, "team", agent, 20'000, size));
      const bool many = std::string_view(agent) == "second";
      for (std::size_t i = 0; many && i < measure_count; ++i) {
        deltas.back().counts.values[i] = size + static_cast<std::int64_t>(i);
      }
    }
  }
  for (const TallyDelta& delta : deltas) {
    add(backend.store(), kept, {delta});
    check_every(backend.store(), kept);
  }
  for (TallyDelta& delta : deltas) {
    for (std::int64_t& count : delta.counts.values) count = -count;
    add(backend.store(), kept, {delta});
    check_every(backend.store(), kept);
  }
  check_every(backend.store(), {});
}

STORE_TEST_CASE("a day holds thousands of pairs of values, in any script", "[store]") {
  StoreBackend backend;
  Chance chance(11);
  Kept kept;
  const std::vector<std::string> teams = {"", "Büro", "Ценtrum", "日本", "a \"quoted\" one\n"};
  for (int round = 0; round < 3; ++round) {
    std::vector<TallyDelta> deltas;
    for (int i = 0; i < 3'000; ++i) {
      const std::string& team = teams[static_cast<std::size_t>(chance.below(5))];
      deltas.push_back(sample_tally(Cohort::answered, team_agent, team, chance.one_of("ø", 500),
                                    chance.below(2), 1 + chance.below(9)));
      if (chance.below(4) == 0) deltas.back().key.day = undated;
    }
    add(backend.store(), kept, deltas);
    check_every(backend.store(), kept);
  }
  CHECK(kept.size() > 5'000);

  TallyQuery query;
  query.from = query.to = Day{1};
  query.group = Dimension::team;
  std::map<std::string, Counts> wanted;
  query.filter = Dimension::agent;
  query.filter_values = {"ø7", "ø499"};
  for (const auto& [key, counts] : kept) {
    if (key.day == Day{1} && (key.second == "ø7" || key.second == "ø499")) {
      wanted[key.first] += counts;
    }
  }
  std::map<std::string, Counts> sums;
  for (const TallySum& sum : backend.store().tally(query).value()) sums[sum.value] = sum.counts;
  CHECK(sums == wanted);
}

STORE_TEST_CASE("tallies add up", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  Chance chance(9);
  Kept kept;
  // Stores may keep what a few commits added apart.
  const int commits = GENERATE(20, 64, 150);
  for (int commit = 0; commit < commits; ++commit) {
    WriteBatch batch;
    const int deltas = commit % 19 == 5 ? 600 : 60;
    for (int i = 0; i < deltas; ++i) {
      TallyDelta delta = sample_tally(chance.coin() ? Cohort::asked : Cohort::answered, team_agent,
                                      chance.one_of("team", 3), chance.one_of("agent", 4),
                                      chance.below(10), 1 - chance.below(3));
      if (chance.below(8) == 0) delta.key.day = undated;
      delta.counts[Measure::withdrawn] = chance.below(3);
      kept[delta.key] += delta.counts;
      batch.tallies.push_back(delta);
    }
    REQUIRE(store.commit(batch));
  }

  SECTION("every one is visited in the order of its key") {
    check_every(store, kept);
  }

  SECTION("a report sums the days and values it asks for") {
    TallyQuery query;
    query.cohort = GENERATE(Cohort::asked, Cohort::answered);
    query.from = Day{2};
    query.to = Day{6};
    query.undated_too = GENERATE(false, true);
    query.by_day = GENERATE(false, true);
    const bool by_team = GENERATE(false, true);
    query.group = by_team ? Dimension::team : Dimension::agent;
    query.filter = by_team ? Dimension::agent : Dimension::team;
    query.filter_values =
        by_team ? std::vector<std::string>{"agent3"} : std::vector<std::string>{"team0", "team2"};
    std::map<std::pair<std::string, Day>, Counts> wanted;
    for (const auto& [key, counts] : kept) {
      const bool dated = key.day >= query.from && key.day <= query.to;
      const std::string& filtered = by_team ? key.second : key.first;
      if (key.cohort != query.cohort || !(dated || (query.undated_too && key.day == undated)) ||
          std::find(query.filter_values.begin(), query.filter_values.end(), filtered) ==
              query.filter_values.end()) {
        continue;
      }
      wanted[{by_team ? key.first : key.second, query.by_day ? key.day : undated}] += counts;
    }
    std::vector<std::tuple<std::string, Day, Counts>> sums;
    for (const TallySum& sum : store.tally(query).value()) {
      sums.emplace_back(sum.value, sum.day, sum.counts);
    }
    std::vector<std::tuple<std::string, Day, Counts>> wanted_sums;
    for (const auto& [key, counts] : wanted) {
      if (!counts.all_zero()) wanted_sums.emplace_back(key.first, key.second, counts);
    }
    CHECK(sums == wanted_sums);
  }

  SECTION("a dimension that is kept beside others only is summed over them") {
    WriteBatch batch;
    const DimensionPair team_tag{Dimension::team, Dimension::tag};
    for (const char* team : {"team0", "team1", ""}) {
      for (const char* tag : {"vpn", "slow"}) {
        batch.tallies.push_back(sample_tally(Cohort::answered, team_tag, team, tag, 3, 1));
      }
    }
    batch.tallies.push_back(sample_tally(Cohort::answered, team_tag, "team0", "slow", 4, 2));
    REQUIRE(store.commit(batch));
    TallyQuery query;
    query.from = query.to = Day{3};
    query.group = Dimension::tag;
    const auto sums = store.tally(query).value();
    REQUIRE(sums.size() == 2);
    CHECK(sums[0].value == "slow");
    CHECK(sums[1].counts[Measure::answered] == 3 * batch.tallies[0].counts[Measure::answered]);

    query.group = Dimension::none;
    query.filter = Dimension::tag;
    query.filter_values = {"vpn"};
    CHECK(store.tally(query).value().at(0).counts == sums[1].counts);
    query.group = Dimension::tag;
    CHECK(store.tally(query).value().at(0).counts == sums[1].counts);
    query.group = Dimension::team;
    CHECK(store.tally(query).value().size() == 3);
  }

  SECTION("dimensions that are no listed pair are refused") {
    TallyQuery query;
    query.group = Dimension::service;
    query.filter = Dimension::agent;
    query.filter_values = {"agent1"};
    CHECK(!store.tally(query));
  }
}

}  // namespace amends
