#include "native-plugin/store/older_stream.hpp"

#include <utility>

#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/rows.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {

namespace {

// Only what was there from the first step on: the store reads more.
Result<std::vector<StoredEvent>> events_of(Connection& connection, const OlderStream& older) {
  SqlQuery query(
      "SELECT e.revision, e.at_ms, e.name, e.body, p.text FROM events e LEFT JOIN personal_texts p "
      "ON p.tenant = e.tenant AND p.stream = e.stream AND p.revision = e.revision "
      "WHERE e.tenant = ");
  query.text(older.tenant).add(" AND e.stream = ").text(older.stream);
  query.add(" ORDER BY e.revision");
  std::vector<StoredEvent> events;
  auto ran = connection.run(query.sql(), query.parameters(), [&](const SqlRow& row) {
    StoredEvent& event = events.emplace_back();
    event.revision = row.integer(0);
    event.at.count = row.integer(1);
    event.name = row.text(2);
    event.body = row.text(3);
    if (!row.is_null(4)) event.personal = StoredPersonal{{}, std::string(row.text(4))};
    return true;
  });
  if (!ran) return ran.error();
  return events;
}

}  // namespace

Result<RequestState> state_of(Connection& connection, const OlderStream& older) {
  auto stored = events_of(connection, older);
  if (!stored) return stored.error();
  RequestState state;
  state.id = request_of_stream(older.stream);
  for (const StoredEvent& item : *stored) {
    auto event = decode_body(item.name, item.at, item.body);
    if (!event) continue;
    auto personal = decode_personal(item.personal ? item.personal->text : "{}");
    if (personal) event->personal = std::move(*personal);
    apply(state, item.revision, {}, *event);
  }
  return state;
}

Result<void> change(Connection& connection, const SqlQuery& query) {
  if (auto ran = connection.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return {};
}

}  // namespace amends
