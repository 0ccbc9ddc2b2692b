// Effects that wait for a host to carry them out.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "core/store/port.hpp"

namespace amends::memory {

class Outbox {
 public:
  void put(const OutboxEntry& entry) { entries_.insert_or_assign(entry.effect, entry); }
  void cancel(std::string_view kind, const Id128& follow_up);
  std::vector<OutboxEntry> lease(std::string_view consumer, const std::vector<std::string>& kinds,
                                 UtcMillis now, std::int64_t lease_ms, std::size_t limit);
  std::int64_t acknowledge(std::string_view consumer, const std::vector<Id128>& effects);
  std::vector<OutboxEntry> leased(std::string_view consumer, const std::vector<Id128>& effects);
  std::int64_t give_back(std::string_view consumer, const std::vector<Setback>& setbacks);
  std::int64_t revive(const std::vector<Id128>& effects, UtcMillis now);
  /// Of a request's entries: hosts may have said whom they could not reach.
  void forget_errors(std::string_view request);
  std::vector<OutboxEntry> list(const OutboxQuery& query) const;
  OutboxState state(UtcMillis now) const;
  /// Those that Store::drop_undelivered() may remove, oldest first.
  std::vector<const OutboxEntry*> undelivered(const std::vector<std::string>& kinds,
                                              UtcMillis until, UtcMillis now) const;
  std::int64_t drop(const std::vector<std::string>& kinds, UtcMillis until, UtcMillis now,
                    std::size_t limit);

 private:
  using Entries = std::map<Id128, OutboxEntry>;

  Entries::iterator leased_to(std::string_view consumer, const Id128& effect);

  Entries entries_;
};

}  // namespace amends::memory
