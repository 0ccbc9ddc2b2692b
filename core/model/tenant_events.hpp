// What a tenant decided, and who may call.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/actor.hpp"
#include "core/model/event_payload.hpp"

namespace amends {

/// The whole settings document as it is from now on (canonical JSON).
struct SettingsChanged {
  AMENDS_EVENT("settings_changed");
  std::string document;
  AMENDS_MEMBERS { visit("document", self.document); }
};

/// The mail about open cases went out, to all who have any: once a local day.
struct DigestSent {
  AMENDS_EVENT("digest_sent");
  Day day = undated;
  std::vector<std::string> people;  // ids
  int managers = 0;                 // how many mails went to managers
  AMENDS_MEMBERS {
    visit("day", self.day);
    visit("people", self.people);
    visit("managers", self.managers);
  }
};

/// What had been kept for as long as the settings say went: how many texts of each kind, in how
/// many requests, and how many undelivered effects.
struct RetentionApplied {
  AMENDS_EVENT("retention_applied");
  int requests = 0;
  int comments = 0;
  int notes = 0;
  int identities = 0;
  int undelivered = 0;
  AMENDS_MEMBERS {
    visit("requests", self.requests);
    visit("comments", self.comments);
    visit("notes", self.notes);
    visit("identities", self.identities);
    visit("undelivered", self.undelivered);
  }
};

struct KeyCreated {
  AMENDS_EVENT("key_created");
  Id128 key;
  std::string label;
  Role role = Role::none;
  std::vector<std::string> teams;
  std::vector<std::string> queues;
  std::string secret_hash;
  AMENDS_MEMBERS {
    visit("key", self.key);
    visit("label", self.label);
    visit("role", self.role);
    visit("teams", self.teams);
    visit("queues", self.queues);
    visit("secret_hash", self.secret_hash);
  }
};

struct KeyRevoked {
  AMENDS_EVENT("key_revoked");
  Id128 key;
  AMENDS_MEMBERS { visit("key", self.key); }
};

}  // namespace amends
