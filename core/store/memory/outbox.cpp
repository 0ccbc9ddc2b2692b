#include "core/store/memory/outbox.hpp"

#include <algorithm>

namespace amends::memory {

void Outbox::cancel_mail_of(const Id128& follow_up) {
  std::erase_if(entries_, [&](const auto& item) {
    return item.second.kind == "mail.send" && item.second.follow_up == follow_up;
  });
}

std::vector<OutboxEntry> Outbox::lease(std::string_view consumer,
                                       const std::vector<std::string>& kinds, UtcMillis now,
                                       std::int64_t lease_ms, std::size_t limit) {
  std::vector<OutboxEntry*> due;
  for (auto& [id, entry] : entries_) {
    const bool free = !entry.lease_until || *entry.lease_until <= now;
    const bool wanted = std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end();
    if (free && wanted && entry.not_before <= now) due.push_back(&entry);
  }
  const auto end = due.begin() + static_cast<std::ptrdiff_t>(std::min(limit, due.size()));
  std::partial_sort(due.begin(), end, due.end(), [](const OutboxEntry* a, const OutboxEntry* b) {
    return std::pair(a->not_before, a->effect) < std::pair(b->not_before, b->effect);
  });
  std::vector<OutboxEntry> leased;
  for (auto it = due.begin(); it != end; ++it) {
    OutboxEntry& entry = **it;
    entry.consumer = consumer;
    entry.lease_until = now + lease_ms;
    entry.attempts += 1;
    leased.push_back(entry);
  }
  return leased;
}

Outbox::Entries::iterator Outbox::leased_to(std::string_view consumer, const Id128& effect) {
  const auto found = entries_.find(effect);
  const bool held = found != entries_.end() && found->second.lease_until.has_value() &&
                    found->second.consumer == consumer;
  return held ? found : entries_.end();
}

std::int64_t Outbox::acknowledge(std::string_view consumer, const std::vector<Id128>& effects) {
  std::int64_t removed = 0;
  for (const Id128& effect : effects) {
    const auto held = leased_to(consumer, effect);
    if (held == entries_.end()) continue;
    entries_.erase(held);
    removed += 1;
  }
  return removed;
}

std::int64_t Outbox::give_back(std::string_view consumer, const std::vector<Id128>& effects,
                               UtcMillis not_before) {
  std::int64_t given_back = 0;
  for (const Id128& effect : effects) {
    const auto held = leased_to(consumer, effect);
    if (held == entries_.end()) continue;
    held->second.lease_until.reset();
    held->second.consumer.clear();
    held->second.not_before = not_before;
    given_back += 1;
  }
  return given_back;
}

OutboxState Outbox::state(UtcMillis now) const {
  OutboxState state;
  for (const auto& [id, entry] : entries_) {
    if (entry.not_before > now) continue;
    state.waiting += 1;
    state.oldest = std::min(state.oldest.value_or(entry.not_before), entry.not_before);
  }
  return state;
}

}  // namespace amends::memory
