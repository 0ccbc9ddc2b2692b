#include "native-plugin/store/older_asides.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/store/projection.hpp"
#include "native-plugin/store/batch_writer.hpp"
#include "native-plugin/store/older_stream.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {
namespace {

Result<std::vector<OlderStream>> streams_with_asides(Connection& connection) {
  SqlQuery query("SELECT DISTINCT tenant, stream FROM events WHERE name IN (");
  query.text(payload_name(Held{}))
      .add(", ")
      .text(payload_name(Disputed{}))
      .add(", ")
      .text(payload_name(IntentNoted{}))
      .add(", ")
      .text(payload_name(RatingExcluded{}))
      .add(")");
  std::vector<OlderStream> found;
  auto ran = connection.run(query.sql(), query.parameters(), [&](const SqlRow& row) {
    found.push_back({std::string(row.text(0)), std::string(row.text(1))});
    return true;
  });
  if (!ran) return ran.error();
  return found;
}

}  // namespace

Result<void> fill_asides(Connection& connection) {
  auto streams = streams_with_asides(connection);
  if (!streams) return streams.error();
  for (const OlderStream& older : *streams) {
    auto state = state_of(connection, older);
    if (!state) return state.error();
    WriteBatch batch;
    for (const Invitation& invitation : state->invitations) {
      for (AsideRow& row : aside_rows(*state, invitation)) batch.asides.push_back(std::move(row));
    }
    if (auto done = BatchWriter(connection, older.tenant).write(batch); !done) return done;
  }
  return {};
}

}  // namespace amends
