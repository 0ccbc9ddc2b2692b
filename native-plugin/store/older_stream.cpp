#include "native-plugin/store/older_stream.hpp"

#include <utility>

#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {

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

}  // namespace amends
