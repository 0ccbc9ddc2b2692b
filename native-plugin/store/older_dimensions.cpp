#include "native-plugin/store/older_dimensions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/stream_name.hpp"
#include "core/report/figures.hpp"
#include "core/report/tally_sums.hpp"
#include "core/store/projection.hpp"
#include "native-plugin/store/older_stream.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_query.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

// Only what this step knows: later ones may count more, and have columns for it.
constexpr std::size_t measures_of_schema_12 = 29;
constexpr std::int64_t streams_a_page = 10'000;

bool is_new(DimensionPair pair) {
  return std::find(listed_pairs.begin() + pairs_of_schema_11, listed_pairs.end(), pair) !=
         listed_pairs.end();
}

// The next requests behind the last one, of all tenants.
Result<std::vector<OlderStream>> streams_after(Connection& connection, const std::string& tenant,
                                               const std::string& request) {
  SqlQuery query("SELECT tenant, request FROM requests WHERE (tenant, request) > (");
  query.text(tenant).add(", ").text(request);
  query.add(") ORDER BY tenant, request LIMIT ").integer(streams_a_page);
  std::vector<OlderStream> found;
  auto ran = connection.run(query.sql(), query.parameters(), [&](const SqlRow& row) {
    found.push_back({std::string(row.text(0)), request_stream(row.text(1))});
    return true;
  });
  if (!ran) return ran.error();
  return found;
}

void add_figures(const RequestState& state, TallySums& sums) {
  std::set<int> cycles;
  for (const Invitation& invitation : state.invitations) cycles.insert(invitation.cycle);
  for (const Suppression& held_back : state.suppressions) cycles.insert(held_back.cycle);
  for (const int cycle : cycles) {
    for (const TallyDelta& delta : figures_of(state, cycle)) {
      if (is_new(delta.key.pair)) sums.add(delta);
    }
  }
}

bool has_news(const Invitation& invitation) {
  return !invitation.snapshot.channel.empty() || !invitation.snapshot.tags.empty();
}

SqlQuery update_of(std::string_view table, const std::string& tenant, const Snapshot& snapshot,
                   const std::string& tags) {
  SqlQuery query("UPDATE ");
  query.add(table).add(" SET channel = ").text(snapshot.channel).add(", tags = ").text(tags);
  query.add(" WHERE tenant = ").text(tenant);
  return query;
}

// Rows are found by their keys: what indexes a database would choose is not known here.
Result<void> fill_rows(Connection& connection, const std::string& tenant,
                       const RequestState& state) {
  for (const FollowUp& one : state.follow_ups) {
    const Invitation* rated = state.find(one.invitation);
    if (rated == nullptr || !has_news(*rated)) continue;
    const std::string tags = encode_texts(rated->snapshot.tags);
    SqlQuery query = update_of("follow_ups", tenant, rated->snapshot, tags);
    query.add(" AND follow_up = ").id(one.id);
    if (auto done = change(connection, query); !done) return done;
  }
  for (const Invitation& invitation : state.invitations) {
    if (!has_news(invitation) || aside_rows(state, invitation).empty()) continue;
    const std::string tags = encode_texts(invitation.snapshot.tags);
    SqlQuery query = update_of("asides", tenant, invitation.snapshot, tags);
    query.add(" AND invitation = ").integer(stored_id(invitation.id));
    if (auto done = change(connection, query); !done) return done;
  }
  return {};
}

Result<void> insert(Connection& connection, const std::string& tenant, const TallyDelta& tally) {
  SqlQuery query("INSERT INTO tallies (tenant, ");
  query.add(joined(tally_key_columns()));
  for (std::size_t i = 0; i < measures_of_schema_12; ++i) {
    query.add(", ").add(EnumTexts<Measure>::texts[i]);
  }
  const TallyKey& key = tally.key;
  query.add(") VALUES (").text(tenant);
  query.add(", ").integer(static_cast<std::int64_t>(key.cohort));
  query.add(", ").integer(static_cast<std::int64_t>(key.pair.first));
  query.add(", ").integer(static_cast<std::int64_t>(key.pair.second));
  query.add(", ").integer(key.day.count);
  query.add(", ").text(key.first).add(", ").text(key.second).add(", 0");  // slot
  for (std::size_t i = 0; i < measures_of_schema_12; ++i) {
    query.add(", ").integer(tally.counts.values[i]);
  }
  query.add(")");
  return change(connection, query);
}

}  // namespace

Result<void> fill_dimensions(Connection& connection) {
  std::map<std::string, TallySums> sums_by_tenant;
  auto page = streams_after(connection, {}, {});
  while (page && !page->empty()) {
    for (const OlderStream& older : *page) {
      auto state = state_of(connection, older);
      if (!state) return state.error();
      add_figures(*state, sums_by_tenant[older.tenant]);
      if (auto done = fill_rows(connection, older.tenant, *state); !done) return done;
    }
    const OlderStream last = page->back();
    page = streams_after(connection, last.tenant, std::string(request_of_stream(last.stream)));
  }
  if (!page) return page.error();
  for (const auto& [tenant, sums] : sums_by_tenant) {
    for (const TallyDelta& tally : sums.deltas()) {
      if (auto done = insert(connection, tenant, tally); !done) return done;
    }
  }
  return {};
}

}  // namespace amends
