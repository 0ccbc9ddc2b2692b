#include "native-plugin/store/older_asides.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/projection.hpp"
#include "native-plugin/store/batch_writer.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {
namespace {

struct OlderStream {
  std::string tenant;
  std::string stream;
};

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

// The state as the product makes it. What cannot be read is left out, and named by verification.
Result<RequestState> state_of(Connection& connection, const OlderStream& older) {
  auto stored = SqlStore(connection, older.tenant).events(older.stream, 0);
  if (!stored) return stored.error();
  RequestState state;
  const bool is_request = older.stream.starts_with(request_prefix);
  state.id = is_request ? older.stream.substr(request_prefix.size()) : older.stream;
  for (const StoredEvent& item : *stored) {
    auto event = decode_body(item.name, item.at, item.body);
    if (!event) continue;
    auto personal = decode_personal(item.personal ? item.personal->text : "{}");
    if (personal) event->personal = std::move(*personal);
    apply(state, item.revision, item.hash, *event);
  }
  return state;
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
