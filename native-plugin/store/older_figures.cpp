#include "native-plugin/store/older_figures.hpp"

#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/report/figures.hpp"
#include "native-plugin/store/older_stream.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {
namespace {

// Only what is new with this step: other columns may be newer still.
constexpr std::array filled_measures = {
    Measure::important_1,     Measure::important_2,
    Measure::important_3,     Measure::important_3_dissatisfied,
    Measure::recovered_first, Measure::recovery_reopened,
};

constexpr std::array filled_wishes = {Measure::wishes};

constexpr std::string_view tells_later_figures =
    "name IN ('follow_up_offered', 'follow_up_watched', 'follow_up_merged') "
    "OR (name IN ('rated', 'detailed') AND body LIKE '%\"importance\"%') "
    "OR (name = 'invited' AND body LIKE '%\"follow_up\"%')";
constexpr std::string_view tells_wishes =
    "name IN ('rated', 'detailed') AND body LIKE '%\"contact_me\"%'";

Result<std::vector<OlderStream>> streams_with(Connection& connection, std::string_view events) {
  std::vector<OlderStream> found;
  const std::string text = std::string("SELECT DISTINCT tenant, stream FROM events WHERE ")
                               .append(events)
                               .append(" ORDER BY tenant, stream");
  auto ran = connection.run(text, {}, [&](const SqlRow& row) {
    found.push_back({std::string(row.text(0)), std::string(row.text(1))});
    return true;
  });
  if (!ran) return ran.error();
  return found;
}

Result<void> fill_offers(Connection& connection, const std::string& tenant, const FollowUp& one) {
  if (one.offers.empty()) return {};
  std::vector<std::string> texts;
  for (const GivenOffer& offer : one.offers) texts.push_back(offer_text(offer));
  const std::string column = encode_texts(texts);
  SqlQuery query("UPDATE follow_ups SET offers = ");
  query.text(column).add(" WHERE tenant = ").text(tenant).add(" AND follow_up = ").id(one.id);
  return change(connection, query);
}

Result<void> fill_merge(Connection& connection, const std::string& tenant, const FollowUp& one) {
  if (!one.merged_into) return {};
  const auto& [into, request] = *one.merged_into;
  SqlQuery query("UPDATE follow_ups SET merged_into = ");
  query.id(into).add(", merged_into_request = ").text(request);
  query.add(" WHERE tenant = ").text(tenant).add(" AND follow_up = ").id(one.id);
  return change(connection, query);
}

Result<void> fill_watchers(Connection& connection, const std::string& tenant, const FollowUp& one) {
  for (const Person& watcher : one.watchers) {
    SqlQuery query("INSERT INTO watchers (tenant, person, follow_up) VALUES (");
    query.text(tenant).add(", ").text(watcher.id).add(", ").id(one.id);
    query.add(") ON CONFLICT (tenant, person, follow_up) DO NOTHING");
    if (auto done = change(connection, query); !done) return done;
  }
  return {};
}

void add_key(const std::string& tenant, const TallyKey& key, SqlQuery& query) {
  query.add(" WHERE tenant = ").text(tenant);
  query.add(" AND cohort = ").integer(static_cast<std::int64_t>(key.cohort));
  query.add(" AND first_dimension = ").integer(static_cast<std::int64_t>(key.pair.first));
  query.add(" AND second_dimension = ").integer(static_cast<std::int64_t>(key.pair.second));
  query.add(" AND day = ").integer(key.day.count);
  query.add(" AND first_value = ").text(key.first).add(" AND second_value = ").text(key.second);
}

// The unit is counted in one of the key's rows already; sums do not care in which.
Result<void> add_counts(Connection& connection, const std::string& tenant, const TallyDelta& delta,
                        std::span<const Measure> measures) {
  std::string_view separator;
  SqlQuery query("UPDATE tallies SET ");
  for (const Measure measure : measures) {
    if (delta.counts[measure] == 0) continue;
    query.add(separator).add(enum_text(measure)).add(" = ").add(enum_text(measure));
    query.add(" + ").integer(delta.counts[measure]);
    separator = ", ";
  }
  if (separator.empty()) return {};
  add_key(tenant, delta.key, query);
  query.add(" AND slot = (SELECT MIN(slot) FROM tallies");
  add_key(tenant, delta.key, query);
  query.add(")");
  return change(connection, query);
}

Result<void> fill_counts(Connection& connection, const std::string& tenant,
                         const RequestState& state, std::span<const Measure> measures) {
  std::set<int> cycles;
  for (const Invitation& invitation : state.invitations) cycles.insert(invitation.cycle);
  for (const int cycle : cycles) {
    for (const TallyDelta& delta : figures_of(state, cycle)) {
      if (auto done = add_counts(connection, tenant, delta, measures); !done) return done;
    }
  }
  return {};
}

// Calls fill(tenant, state) for each stream that has such events.
template <class Fill>
Result<void> fill_each(Connection& connection, std::string_view events, const Fill& fill) {
  auto streams = streams_with(connection, events);
  if (!streams) return streams.error();
  for (const OlderStream& older : *streams) {
    auto state = state_of(connection, older);
    if (!state) return state.error();
    if (auto done = fill(older.tenant, *state); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> fill_later_figures(Connection& connection) {
  const auto fill = [&](const std::string& tenant, const RequestState& state) -> Result<void> {
    for (const FollowUp& one : state.follow_ups) {
      if (auto done = fill_offers(connection, tenant, one); !done) return done;
      if (auto done = fill_merge(connection, tenant, one); !done) return done;
      if (auto done = fill_watchers(connection, tenant, one); !done) return done;
    }
    return fill_counts(connection, tenant, state, filled_measures);
  };
  return fill_each(connection, tells_later_figures, fill);
}

Result<void> fill_wishes(Connection& connection) {
  return fill_each(connection, tells_wishes,
                   [&](const std::string& tenant, const RequestState& state) {
                     return fill_counts(connection, tenant, state, filled_wishes);
                   });
}

}  // namespace amends
