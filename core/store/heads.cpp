#include "core/store/heads.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"

namespace amends {

Result<std::vector<StreamHead>> stream_heads(Store& store) {
  std::vector<StreamHead> heads;
  auto visited = store.each_event([&](std::string_view stream, const StoredEvent& event) {
    if (heads.empty() || heads.back().stream != stream) heads.push_back({std::string(stream)});
    heads.back().revision = event.revision;
    heads.back().hash = event.hash;
    return true;
  });
  if (!visited) return visited.error();
  return heads;
}

std::string heads_to_json(const std::vector<StreamHead>& heads) {
  json::object document;
  for (const StreamHead& head : heads) {
    document.emplace(head.stream, json::array{head.revision, hex_encode(head.hash)});
  }
  return json::serialize(document);
}

}  // namespace amends
