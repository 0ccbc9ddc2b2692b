// Who did the work and where, as it was when the customer was asked. Later reassignment changes
// nothing.
#pragma once

#include <string>
#include <vector>

namespace amends {

struct Snapshot {
  std::string agent;   // who worked on it
  std::string closer;  // who closed it
  std::string team;
  std::string queue;
  std::string service;
  std::string channel;       // how the request came in
  std::string organisation;  // the customer's
  std::vector<std::string> tags;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("agent", self.agent);
    visit("closer", self.closer);
    visit("team", self.team);
    visit("queue", self.queue);
    visit("service", self.service);
    visit("channel", self.channel);
    visit("organisation", self.organisation);
    visit("tags", self.tags);
  }
};

}  // namespace amends
