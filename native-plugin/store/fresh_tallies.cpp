#include "native-plugin/store/fresh_tallies.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <optional>

#include "native-plugin/store/sql_query.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

namespace json = boost::json;

// What is counted alike, under many keys.
struct Alike {
  Cohort cohort;
  Day day;
  Counts counts;
  json::array keys;
};

Alike& alike(const TallyDelta& delta, std::vector<Alike>& groups) {
  const auto known = std::find_if(groups.begin(), groups.end(), [&](const Alike& group) {
    return group.cohort == delta.key.cohort && group.day == delta.key.day &&
           group.counts == delta.counts;
  });
  if (known != groups.end()) return *known;
  return groups.emplace_back(Alike{delta.key.cohort, delta.key.day, delta.counts, {}});
}

std::size_t place_of(const std::string& value, json::array& values) {
  const auto known = std::find(values.begin(), values.end(), json::value(value));
  if (known != values.end()) return static_cast<std::size_t>(known - values.begin());
  values.emplace_back(value);
  return values.size() - 1;
}

json::array counted(const Counts& counts) {
  json::array pairs;
  for (std::size_t i = 0; i < measure_count; ++i) {
    if (counts.values[i] == 0) continue;
    pairs.emplace_back(i);
    pairs.emplace_back(counts.values[i]);
  }
  return pairs;
}

const json::array* array_at(const json::value& value, std::size_t place) {
  const json::array* array = value.if_array();
  const json::value* found = array == nullptr ? nullptr : array->if_contains(place);
  return found == nullptr ? nullptr : found->if_array();
}

std::int64_t number_at(const json::array& array, std::size_t place) {
  const json::value* found = array.if_contains(place);
  const std::int64_t* number = found == nullptr ? nullptr : found->if_int64();
  return number == nullptr ? -1 : *number;
}

template <class Enum>
std::optional<Enum> enum_at(const json::array& array, std::size_t place) {
  const std::int64_t number = number_at(array, place);
  if (number < 0 || number >= static_cast<std::int64_t>(EnumTexts<Enum>::texts.size())) return {};
  return static_cast<Enum>(number);
}

std::optional<std::string_view> text_at(const json::array& values, const json::array& keys,
                                        std::size_t place) {
  const std::int64_t number = number_at(keys, place);
  const json::value* found =
      number < 0 ? nullptr : values.if_contains(static_cast<std::size_t>(number));
  if (found == nullptr || !found->is_string()) return {};
  return std::string_view(found->get_string().data(), found->get_string().size());
}

Counts counts_of(const json::array& pairs) {
  Counts counts;
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (const auto measure = enum_at<Measure>(pairs, i)) counts[*measure] = number_at(pairs, i + 1);
  }
  return counts;
}

void visit_alike(const json::value& group, const json::array& values,
                 const std::function<void(const FreshTally&)>& visit) {
  const json::array* pairs = array_at(group, 2);
  const json::array* keys = array_at(group, 3);
  if (pairs == nullptr || keys == nullptr) return;
  const json::array& head = group.get_array();
  const auto cohort = enum_at<Cohort>(head, 0);
  if (!cohort) return;
  const Day day{static_cast<std::int32_t>(number_at(head, 1))};
  const Counts counts = counts_of(*pairs);
  for (std::size_t i = 0; i + 3 < keys->size(); i += 4) {
    const auto dimension = enum_at<Dimension>(*keys, i);
    const auto other = enum_at<Dimension>(*keys, i + 1);
    const auto first = text_at(values, *keys, i + 2);
    const auto second = text_at(values, *keys, i + 3);
    if (!dimension || !other || !first || !second) continue;
    visit({*cohort, {*dimension, *other}, day, *first, *second, counts});
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

std::string encode_fresh(const std::vector<TallyDelta>& deltas) {
  json::array values;
  std::vector<Alike> groups;
  for (const TallyDelta& delta : deltas) {
    json::array& keys = alike(delta, groups).keys;
    keys.emplace_back(static_cast<std::int64_t>(delta.key.pair.first));
    keys.emplace_back(static_cast<std::int64_t>(delta.key.pair.second));
    keys.emplace_back(place_of(delta.key.first, values));
    keys.emplace_back(place_of(delta.key.second, values));
  }
  json::array sums;
  for (Alike& group : groups) {
    sums.emplace_back(json::array{static_cast<std::int64_t>(group.cohort), group.day.count,
                                  counted(group.counts), std::move(group.keys)});
  }
  return json::serialize(json::object{{"values", std::move(values)}, {"sums", std::move(sums)}});
}

void decode_fresh(std::string_view column, const std::function<void(const FreshTally&)>& visit) {
  json::monotonic_resource memory;
  boost::system::error_code damaged;
  const json::value parsed =
      json::parse(json::string_view(column.data(), column.size()), damaged, &memory);
  const json::object* row = damaged ? nullptr : parsed.if_object();
  const json::value* values = row == nullptr ? nullptr : row->if_contains("values");
  const json::value* sums = row == nullptr ? nullptr : row->if_contains("sums");
  if (values == nullptr || sums == nullptr || !values->is_array() || !sums->is_array()) return;
  for (const json::value& group : sums->get_array()) visit_alike(group, values->get_array(), visit);
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
    decode_fresh(row.text(0), [&](const FreshTally& one) {
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
  const std::string text = encode_fresh(deltas);
  std::int64_t place = 0;
  SqlQuery query(
      "INSERT INTO fresh_tallies (tenant, place, deltas) SELECT $1, COALESCE(MAX(place), 0) + 1, "
      "$2 FROM fresh_tallies WHERE tenant = $1 RETURNING place");
  Parameters parameters;
  parameters.text(tenant).text(text);
  auto ran = connection.run(query.sql(), parameters, [&](const SqlRow& row) {
    place = row.integer(0);
    return true;
  });
  if (!ran) return ran.error();
  return place < max_fresh_tallies ? Result<void>() : fold_fresh(connection, tenant);
}

}  // namespace amends
