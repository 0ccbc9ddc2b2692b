#include "core/report/tally.hpp"

namespace amends {

std::optional<PairChoice> tally_pair(Dimension group, Dimension filter) {
  if (filter == Dimension::none || filter == group) {
    return PairChoice{{group, Dimension::none}, filter == group};
  }
  if (group == Dimension::none) return PairChoice{{filter, Dimension::none}, true};
  for (const DimensionPair pair : listed_pairs) {
    if (pair == DimensionPair{filter, group}) return PairChoice{pair, true};
    if (pair == DimensionPair{group, filter}) return PairChoice{pair, false};
  }
  return std::nullopt;
}

}  // namespace amends
