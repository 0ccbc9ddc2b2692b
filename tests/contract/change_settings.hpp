// What a tenant decides otherwise in the middle of a test.
#pragma once

#include "contract/door.hpp"

namespace amends::testing {

/// Changes these members of the settings, and leaves the others.
inline void change_settings(TestDoor& door, const json::object& members) {
  auto body = door.staff("admin", "GET", "/api/settings").object();
  for (const auto& member : members) {
    body["settings"].as_object()[member.key()] = member.value();
  }
  const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
}

}  // namespace amends::testing
