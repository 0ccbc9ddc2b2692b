#include "native-plugin/store/older_cases.hpp"

#include <string>
#include <vector>

#include "core/model/stream_name.hpp"
#include "core/store/projection.hpp"
#include "native-plugin/store/older_stream.hpp"
#include "native-plugin/store/parameters.hpp"

namespace amends {
namespace {

Result<std::vector<OlderStream>> streams_with_cases(Connection& connection) {
  std::vector<OlderStream> found;
  auto ran =
      connection.run("SELECT DISTINCT tenant, request FROM follow_ups", {}, [&](const SqlRow& row) {
        found.push_back({std::string(row.text(0)), request_stream(row.text(1))});
        return true;
      });
  if (!ran) return ran.error();
  return found;
}

// Only what is new with this step: other columns may be newer still.
Result<void> fill(Connection& connection, const std::string& tenant, const FollowUpRow& row) {
  Parameters parameters;
  parameters.time(row.began_at);
  parameters.time(row.contacted_at);
  parameters.flag(row.late);
  parameters.flag(row.imported);
  parameters.flag(row.counted);
  parameters.text(row.root_cause);
  parameters.text(row.action);
  parameters.text(tenant);
  parameters.id(row.follow_up);
  auto ran = connection.run(
      "UPDATE follow_ups SET began_at_ms = $1, contacted_at_ms = $2, late = $3, imported = $4, "
      "counted = $5, root_cause = $6, action = $7 WHERE tenant = $8 AND follow_up = $9",
      parameters, {});
  if (!ran) return ran.error();
  return {};
}

Result<void> fill_moment(Connection& connection, const OlderStream& older, const FollowUp& one) {
  Parameters parameters;
  parameters.flag(one.moment.first_bad);
  parameters.flag(one.moment.balance_tips);
  parameters.integer(one.moment.good_in_a_row);
  parameters.flag(!one.moment.is_one());
  parameters.text(older.tenant);
  parameters.id(one.id);
  auto ran = connection.run(
      "UPDATE follow_ups SET first_bad = $1, balance_tips = $2, good_in_a_row = $3, "
      "is_ordinary = $4 WHERE tenant = $5 AND follow_up = $6",
      parameters, {});
  if (!ran) return ran.error();
  return {};
}

}  // namespace

Result<void> fill_case_clocks(Connection& connection) {
  auto streams = streams_with_cases(connection);
  if (!streams) return streams.error();
  for (const OlderStream& older : *streams) {
    auto state = state_of(connection, older);
    if (!state) return state.error();
    for (const FollowUp& follow_up : state->follow_ups) {
      auto done = fill(connection, older.tenant, follow_up_row(*state, follow_up));
      if (!done) return done;
    }
  }
  return {};
}

Result<void> fill_moments(Connection& connection) {
  auto streams = streams_with_cases(connection);
  if (!streams) return streams.error();
  for (const OlderStream& older : *streams) {
    auto state = state_of(connection, older);
    if (!state) return state.error();
    for (const FollowUp& one : state->follow_ups) {
      if (one.moment == Moment{}) continue;
      if (auto done = fill_moment(connection, older, one); !done) return done;
    }
  }
  return {};
}

}  // namespace amends
