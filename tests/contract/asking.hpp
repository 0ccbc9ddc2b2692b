// What the tests of who is asked, and when, do through the door.
#pragma once

#include "contract/change_settings.hpp"
#include "contract/door.hpp"
#include "core/api/services.hpp"
#include "core/store/verify.hpp"

namespace amends::testing {

/// The mails that the host gets to send now, acknowledged.
inline json::array mails(TestDoor& door) {
  const Reply leased =
      door.host("POST", "/api/outbox/lease",
                {{"consumer", "redmine"}, {"kinds", json::array{"mail.send"}}, {"limit", 50}});
  INFO(leased.body);
  json::array effects = leased.object().at("effects").as_array();
  json::array ids;
  for (const json::value& effect : effects) ids.push_back(effect.at("id"));
  door.host("POST", "/api/outbox/ack", {{"consumer", "redmine"}, {"ids", ids}});
  return effects;
}

/// Of the links in a mail's text.
inline std::string token_in(const json::value& mail) {
  const std::string text(mail.at("text").as_string());
  const std::size_t at = text.find("/r/") + 3;
  return text.substr(at, text.find('/', at) - at);
}

inline void check_verified(TestDoor& door) {
  SodiumSigner signer;
  SystemEntropy entropy;
  const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  const auto report = verify(door.backend.store(), history).value();
  INFO(to_text(report));
  CHECK(report.content());
}

}  // namespace amends::testing
