#include "core/report/tally.hpp"

namespace amends {
namespace {

bool is_listed(DimensionPair pair) {
  return std::find(listed_pairs.begin(), listed_pairs.end(), pair) != listed_pairs.end();
}

// The pair that has one dimension's values: alone where it is kept so, else beside any other.
DimensionPair pair_with(Dimension one) {
  if (is_listed({one, Dimension::none})) return {one, Dimension::none};
  return *std::find_if(listed_pairs.begin(), listed_pairs.end(),
                       [&](DimensionPair pair) { return pair.second == one; });
}

}  // namespace

std::set<std::string> counted_tags(const std::vector<std::string>& tags) {
  if (tags.empty()) return {std::string()};
  return {tags.begin(), tags.end()};
}

std::optional<PairChoice> tally_pair(Dimension group, Dimension filter) {
  if (filter == Dimension::none || filter == group) {
    const DimensionPair pair = pair_with(group);
    return PairChoice{pair, filter == group && pair.first == group};
  }
  if (group == Dimension::none) {
    const DimensionPair pair = pair_with(filter);
    return PairChoice{pair, pair.first == filter};
  }
  if (is_listed({filter, group})) return PairChoice{{filter, group}, true};
  if (is_listed({group, filter})) return PairChoice{{group, filter}, false};
  return std::nullopt;
}

}  // namespace amends
