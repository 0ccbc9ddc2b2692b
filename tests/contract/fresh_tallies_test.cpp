// What a command adds to the tallies, as the SQL store keeps it for a while.
#include "native-plugin/store/fresh_tallies.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

constexpr DimensionPair team_tag{Dimension::team, Dimension::tag};

std::vector<std::pair<TallyKey, Counts>> decoded(ByteView column) {
  std::vector<std::pair<TallyKey, Counts>> found;
  decode_fresh(column, [&](const FreshTally& one) {
    found.push_back(
        {{one.cohort, one.pair, std::string(one.first), std::string(one.second), one.day},
         one.counts});
  });
  return found;
}

}  // namespace

TEST_CASE("fresh tallies are read as they were written", "[store]") {
  std::vector<TallyDelta> deltas = {
      sample_tally(Cohort::asked, {}, "", "", 3, 1),
      sample_tally(Cohort::asked, team_tag, "Büro \"2\"", "日本", 3, 1),
      sample_tally(Cohort::answered, team_tag, "Büro \"2\"", "", 4, -3'000'000'000),
      sample_tally(Cohort::asked, team_tag, "", "Büro \"2\"", 3, 1),
  };
  deltas.back().key.day = undated;
  const Bytes column = encode_fresh(deltas);
  const auto found = decoded(column);
  REQUIRE(found.size() == deltas.size());
  for (const TallyDelta& delta : deltas) {
    CHECK(std::find(found.begin(), found.end(), std::pair(delta.key, delta.counts)) != found.end());
  }
  // Each value and each set of counts once, however many keys they stand under.
  CHECK(column.size() < 90);
}

TEST_CASE("fresh tallies that were damaged add nothing that was not there", "[store]") {
  const std::vector<TallyDelta> deltas = {
      sample_tally(Cohort::asked, team_tag, "Network", "vpn", 3, 1),
      sample_tally(Cohort::answered, team_tag, "Network", "", 4, 300),
  };
  const auto all = decoded(encode_fresh(deltas));
  const Bytes column = encode_fresh(deltas);
  for (std::size_t size = 0; size < column.size(); ++size) {
    const auto found = decoded(ByteView(column).first(size));
    CHECK(found.size() < all.size());
    CHECK(std::equal(found.begin(), found.end(), all.begin()));
  }
  // Whatever stands there: it ends, and names no value, measure or dimension that there is not.
  for (std::size_t place = 0; place < column.size(); ++place) {
    for (const int wrong : {0x00, 0x1d, 0x7f, 0x80, 0xff}) {
      Bytes damaged = column;
      damaged[place] = static_cast<std::uint8_t>(wrong);
      for (const auto& [key, counts] : decoded(damaged)) {
        CHECK(static_cast<std::size_t>(key.pair.first) < EnumTexts<Dimension>::texts.size());
        CHECK(static_cast<std::size_t>(key.pair.second) < EnumTexts<Dimension>::texts.size());
      }
    }
  }
}

}  // namespace amends
