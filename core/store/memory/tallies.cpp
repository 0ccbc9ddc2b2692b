#include "core/store/memory/tallies.hpp"

#include <algorithm>
#include <utility>

namespace amends::memory {

Tallies::Table& Tallies::table(Cohort cohort, DimensionPair pair) {
  if (const Table* known = find_table(cohort, pair)) return const_cast<Table&>(*known);
  return tables_.emplace_back(Table{cohort, pair, {}});
}

const Tallies::Table* Tallies::find_table(Cohort cohort, DimensionPair pair) const {
  for (const Table& table : tables_) {
    if (table.cohort == cohort && table.pair == pair) return &table;
  }
  return nullptr;
}

Counts Tallies::counts_of(const Cell& cell) {
  Counts counts;
  std::copy(cell.counts.begin(), cell.counts.end(), counts.values.begin());
  return counts;
}

void Tallies::add(const TallyDelta& delta) {
  const Cell wanted{texts_.intern(delta.key.first), texts_.intern(delta.key.second), {}};
  std::vector<Cell>& cells = table(delta.key.cohort, delta.key.pair).days[delta.key.day];
  auto place =
      std::lower_bound(cells.begin(), cells.end(), wanted, [](const Cell& a, const Cell& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
      });
  if (place == cells.end() || place->first != wanted.first || place->second != wanted.second) {
    place = cells.insert(place, wanted);
  }
  for (std::size_t i = 0; i < measure_count; ++i) {
    place->counts[i] += static_cast<std::int32_t>(delta.counts.values[i]);
  }
}

std::vector<TallySum> Tallies::sums(const TallyQuery& query, const PairChoice& choice) const {
  const Table* table = find_table(query.cohort, choice.pair);
  if (table == nullptr) return {};
  const bool filtered = query.filter != Dimension::none;
  const auto passes = [&](TextId value) {
    return std::find(query.filter_values.begin(), query.filter_values.end(), texts_.text(value)) !=
           query.filter_values.end();
  };
  std::map<std::pair<std::string_view, Day>, Counts> sums;
  const auto add_day = [&](Day day, const std::vector<Cell>& cells) {
    for (const Cell& cell : cells) {
      if (filtered && !passes(choice.filter_is_first ? cell.first : cell.second)) continue;
      std::string_view value;
      if (query.group == choice.pair.first) {
        value = texts_.text(cell.first);
      } else if (query.group != Dimension::none) {
        value = texts_.text(cell.second);
      }
      sums[{value, query.by_day ? day : undated}] += counts_of(cell);
    }
  };
  for (auto it = table->days.lower_bound(query.from);
       it != table->days.end() && it->first <= query.to; ++it) {
    if (it->first != undated) add_day(it->first, it->second);
  }
  const auto without_day = table->days.find(undated);
  if (query.undated_too && without_day != table->days.end()) add_day(undated, without_day->second);

  std::vector<TallySum> result;
  for (const auto& [key, counts] : sums) {
    if (!counts.all_zero()) result.push_back({std::string(key.first), key.second, counts});
  }
  return result;
}

void Tallies::each(const std::function<bool(const TallyDelta&)>& visit) const {
  std::vector<TallyDelta> all;
  for (const Table& table : tables_) {
    for (const auto& [day, cells] : table.days) {
      for (const Cell& cell : cells) {
        const Counts counts = counts_of(cell);
        if (counts.all_zero()) continue;
        all.push_back(
            {{table.cohort, table.pair, texts_.string(cell.first), texts_.string(cell.second), day},
             counts});
      }
    }
  }
  std::sort(all.begin(), all.end(),
            [](const TallyDelta& a, const TallyDelta& b) { return a.key < b.key; });
  for (const TallyDelta& tally : all) {
    if (!visit(tally)) return;
  }
}

}  // namespace amends::memory
