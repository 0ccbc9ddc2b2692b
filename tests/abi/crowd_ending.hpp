// What stands when the crowd is gone: told by the library, and read from the store itself.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "abi/crowd/scene.hpp"
#include "abi/library.hpp"
#include "core/model/event.hpp"
#include "core/model/request.hpp"
#include "core/store/history.hpp"
#include "core/store/verify.hpp"

namespace amends::testing {

struct PlacedEvent {
  std::int64_t revision = 0;
  Digest hash{};
  Event event;
};
using Stream = std::vector<PlacedEvent>;

struct Ending {
  // Through the library.
  std::map<std::string, json::object> requests;  // by id, as GET /api/requests/{id} shows them
  std::vector<json::object> cases;               // of the list
  std::int64_t waiting = 0;                      // as the list counts
  json::object satisfaction;                     // the report's total
  std::map<std::string, std::string> csv;        // the same, by the names of its columns
  std::vector<json::object> effects;             // what the outbox still had
  bool outbox_is_empty = false;                  // … after these were acknowledged
  // From the store.
  std::map<std::string, Stream> streams;  // by request
  VerifyReport verified;
};

/// Asks the library, whose clock it sets to a time when every lease is over and every case has
/// settled; then closes it and reads the store.
Ending ending_of(Library& library, const Scene& scene, const std::string& store);

/// Every request's stream, read from the store.
std::map<std::string, Stream> streams_of(Store& store, const History& history);

/// A request as its stream tells it.
RequestState state_of(const std::string& request, const Stream& stream);

}  // namespace amends::testing
