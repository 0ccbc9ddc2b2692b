#include "core/store/memory/tallies.hpp"

#include <algorithm>
#include <map>
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

void Tallies::add(const TallyDelta& delta) {
  Days& days = table(delta.key.cohort, delta.key.pair).days;
  auto place = std::lower_bound(days.begin(), days.end(), delta.key.day,
                                [](const DayOfTable& one, Day day) { return one.day < day; });
  if (place == days.end() || place->day != delta.key.day) {
    place = days.insert(place, {delta.key.day, {}});
  }
  place->cells.add({texts_.intern(delta.key.first), texts_.intern(delta.key.second), delta.counts});
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
  const auto asks_for = [&](Day day) {
    return day == undated ? query.undated_too : query.from <= day && day <= query.to;
  };
  for (const auto& [day, cells] : table->days) {
    if (!asks_for(day)) continue;
    const Day shown = query.by_day ? day : undated;
    cells.each([&](const Cell& cell) {
      if (filtered && !passes(choice.filter_is_first ? cell.first : cell.second)) return;
      std::string_view value;
      if (query.group == choice.pair.first) {
        value = texts_.text(cell.first);
      } else if (query.group != Dimension::none) {
        value = texts_.text(cell.second);
      }
      sums[{value, shown}] += cell.counts;
    });
  }

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
      cells.each([&, at = day](const Cell& cell) {
        all.push_back(
            {{table.cohort, table.pair, texts_.string(cell.first), texts_.string(cell.second), at},
             cell.counts});
      });
    }
  }
  std::sort(all.begin(), all.end(),
            [](const TallyDelta& a, const TallyDelta& b) { return a.key < b.key; });
  for (const TallyDelta& tally : all) {
    if (!visit(tally)) return;
  }
}

}  // namespace amends::memory
