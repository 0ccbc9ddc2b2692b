#include "native-plugin/store/fresh_tallies.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/packing.hpp"
#include "native-plugin/store/packed_reader.hpp"
#include "native-plugin/store/sql_query.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

// What is counted alike, under many keys.
struct Alike {
  const TallyDelta* like;
  std::vector<const TallyKey*> keys;
};

std::vector<Alike> grouped(const std::vector<TallyDelta>& deltas) {
  std::vector<Alike> groups;
  for (const TallyDelta& delta : deltas) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Alike& known) {
      return known.like->key.cohort == delta.key.cohort && known.like->key.day == delta.key.day &&
             known.like->counts == delta.counts;
    });
    if (group == groups.end()) group = groups.insert(group, {&delta, {}});
    group->keys.push_back(&delta.key);
  }
  return groups;
}

class Values {
 public:
  std::size_t place_of(std::string_view value) {
    const auto known = std::find(texts_.begin(), texts_.end(), value);
    if (known != texts_.end()) return static_cast<std::size_t>(known - texts_.begin());
    texts_.push_back(value);
    return texts_.size() - 1;
  }
  const std::vector<std::string_view>& texts() const { return texts_; }

 private:
  std::vector<std::string_view> texts_;
};

void pack_counts(const Counts& counts, Packer& out) {
  const auto zeros = std::count(counts.values.begin(), counts.values.end(), 0);
  out.number(measure_count - static_cast<std::size_t>(zeros));
  for (std::size_t i = 0; i < measure_count; ++i) {
    if (counts.values[i] == 0) continue;
    out.number(i);
    out.signed_number(counts.values[i]);
  }
}

void pack_group(const Alike& group, Values& values, Packer& out) {
  out.number(static_cast<std::uint64_t>(group.like->key.cohort));
  out.signed_number(group.like->key.day.count);
  pack_counts(group.like->counts, out);
  out.number(group.keys.size());
  for (const TallyKey* key : group.keys) {
    out.number(static_cast<std::uint64_t>(key->pair.first));
    out.number(static_cast<std::uint64_t>(key->pair.second));
    out.number(values.place_of(key->first));
    out.number(values.place_of(key->second));
  }
}

Counts unpack_counts(PackedReader& in) {
  Counts counts;
  for (std::uint64_t left = in.number(); left > 0 && in.whole(); --left) {
    const auto measure = in.one_of<Measure>();
    counts[measure] = in.signed_number();
  }
  return counts;
}

void read_group(PackedReader& in, const std::vector<std::string_view>& values,
                const std::function<void(const FreshTally&)>& visit) {
  const auto cohort = in.one_of<Cohort>();
  const Day day{static_cast<std::int32_t>(in.signed_number())};
  const Counts counts = unpack_counts(in);
  for (std::uint64_t left = in.number(); left > 0; --left) {
    const auto first = in.one_of<Dimension>();
    const auto second = in.one_of<Dimension>();
    const std::uint64_t value = in.below(values.size());
    const std::uint64_t other = in.below(values.size());
    if (!in.whole()) return;
    visit({cohort, {first, second}, day, values[value], values[other], counts});
  }
}

std::string adding_counts() {
  std::string text = " ON CONFLICT (tenant, " + joined(tally_key_columns()) + ") DO UPDATE SET ";
  std::string_view separator;
  for (const std::string_view column : tally_count_columns()) {
    text.append(separator).append(column).append(" = tallies.").append(column);
    text.append(" + excluded.").append(column);
    separator = ", ";
  }
  return text;
}

void bind_tally(const TallyDelta& delta, Parameters& out) {
  const auto& [key, counts] = delta;
  out.integer(static_cast<std::int64_t>(key.cohort));
  out.integer(static_cast<std::int64_t>(key.pair.first));
  out.integer(static_cast<std::int64_t>(key.pair.second));
  out.integer(key.day.count).text(key.first).text(key.second).integer(only_slot);
  for (const std::int64_t count : counts.values) out.integer(count);
}

}  // namespace

Bytes encode_fresh(const std::vector<TallyDelta>& deltas) {
  Values values;
  Packer groups;
  const std::vector<Alike> alike = grouped(deltas);
  groups.number(alike.size());
  for (const Alike& group : alike) pack_group(group, values, groups);
  Packer row;
  row.number(values.texts().size());
  for (const std::string_view text : values.texts()) row.text(text);
  row.raw(groups.bytes());
  return {row.bytes().begin(), row.bytes().end()};
}

void decode_fresh(ByteView column, const std::function<void(const FreshTally&)>& visit) {
  PackedReader in(column);
  std::vector<std::string_view> values;
  for (std::uint64_t left = in.number(); left > 0 && in.whole(); --left)
    values.push_back(in.text());
  for (std::uint64_t left = in.number(); left > 0 && in.whole(); --left) {
    read_group(in, values, visit);
  }
}

Result<void> add_to_tallies(Connection& connection, std::string_view tenant,
                            const std::vector<TallyDelta>& deltas) {
  std::vector<std::string_view> columns = tally_key_columns();
  const auto counts = tally_count_columns();
  columns.insert(columns.end(), counts.begin(), counts.end());
  return connection.run_each(insert_rows("tallies", columns, 1) + adding_counts(), deltas.size(),
                             [&](std::size_t n, Parameters& parameters) {
                               parameters.text(tenant);
                               bind_tally(deltas[n], parameters);
                             });
}

Result<void> fold_fresh(Connection& connection, std::string_view tenant) {
  std::map<TallyKey, Counts> sums;
  SqlQuery all("SELECT deltas FROM fresh_tallies WHERE tenant = ");
  all.text(tenant);
  auto ran = connection.run(all.sql(), all.parameters(), [&](const SqlRow& row) {
    decode_fresh(row.bytes(0), [&](const FreshTally& one) {
      sums[{one.cohort, one.pair, std::string(one.first), std::string(one.second), one.day}] +=
          one.counts;
    });
    return true;
  });
  if (!ran) return ran.error();
  std::vector<TallyDelta> deltas;
  for (const auto& [key, counts] : sums) {
    if (!counts.all_zero()) deltas.push_back({key, counts});
  }
  if (auto added = add_to_tallies(connection, tenant, deltas); !added) return added;
  SqlQuery folded("DELETE FROM fresh_tallies WHERE tenant = ");
  folded.text(tenant);
  if (ran = connection.run(folded.sql(), folded.parameters(), {}); !ran) return ran.error();
  return {};
}

Result<void> add_fresh(Connection& connection, std::string_view tenant,
                       const std::vector<TallyDelta>& deltas) {
  if (deltas.empty()) return {};
  const Bytes row = encode_fresh(deltas);
  std::int64_t place = 0;
  constexpr std::string_view insert =
      "INSERT INTO fresh_tallies (tenant, place, deltas) SELECT $1, COALESCE(MAX(place), 0) + 1, "
      "$2 FROM fresh_tallies WHERE tenant = $1 RETURNING place";
  auto ran =
      connection.run(insert, Parameters().text(tenant).bytes(row), [&](const SqlRow& answer) {
        place = answer.integer(0);
        return true;
      });
  if (!ran) return ran.error();
  return place < max_fresh_tallies ? Result<void>() : fold_fresh(connection, tenant);
}

}  // namespace amends
