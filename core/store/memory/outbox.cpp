#include "core/store/memory/outbox.hpp"

#include <algorithm>
#include <set>

namespace amends::memory {

namespace {

bool is_free(const OutboxEntry& entry, UtcMillis now) {
  return entry.not_before <= now && (!entry.lease_until || *entry.lease_until <= now);
}

bool is_one_of(const std::vector<std::string>& kinds, const OutboxEntry& entry) {
  return std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end();
}

bool comes_before(const OutboxEntry& a, const OutboxEntry& b) {
  return std::pair(a.not_before, a.effect) < std::pair(b.not_before, b.effect);
}

}  // namespace

void Outbox::cancel(std::string_view kind, const Id128& follow_up) {
  std::erase_if(entries_, [&](const auto& item) {
    return item.second.kind == kind && item.second.follow_up == follow_up;
  });
}

std::vector<OutboxEntry> Outbox::lease(std::string_view consumer,
                                       const std::vector<std::string>& kinds, UtcMillis now,
                                       std::int64_t lease_ms, std::size_t limit) {
  std::vector<OutboxEntry*> due;
  for (auto& [id, entry] : entries_) {
    if (is_free(entry, now) && !entry.given_up && is_one_of(kinds, entry)) due.push_back(&entry);
  }
  const auto end = due.begin() + static_cast<std::ptrdiff_t>(std::min(limit, due.size()));
  std::partial_sort(due.begin(), end, due.end(), [](const OutboxEntry* a, const OutboxEntry* b) {
    return comes_before(*a, *b);
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

std::vector<OutboxEntry> Outbox::leased(std::string_view consumer,
                                        const std::vector<Id128>& effects) {
  std::vector<OutboxEntry> held;
  for (const Id128& effect : std::set<Id128>(effects.begin(), effects.end())) {
    const auto found = leased_to(consumer, effect);
    if (found != entries_.end()) held.push_back(found->second);
  }
  return held;
}

std::int64_t Outbox::give_back(std::string_view consumer, const std::vector<Setback>& setbacks) {
  std::int64_t given_back = 0;
  for (const Setback& setback : setbacks) {
    const auto held = leased_to(consumer, setback.effect);
    if (held == entries_.end()) continue;
    OutboxEntry& entry = held->second;
    entry.lease_until.reset();
    entry.consumer.clear();
    entry.not_before = setback.not_before;
    entry.last_error = setback.error;
    entry.given_up = setback.give_up;
    given_back += 1;
  }
  return given_back;
}

std::int64_t Outbox::revive(const std::vector<Id128>& effects, UtcMillis now) {
  std::int64_t revived = 0;
  for (const Id128& effect : effects) {
    const auto found = entries_.find(effect);
    if (found == entries_.end() || !found->second.given_up) continue;
    found->second.given_up = false;
    found->second.not_before = now;
    found->second.attempts = 0;
    revived += 1;
  }
  return revived;
}

void Outbox::forget_errors(std::string_view request) {
  for (auto& [id, entry] : entries_) {
    if (entry.request == request) entry.last_error.clear();
  }
}

std::vector<OutboxEntry> Outbox::list(const OutboxQuery& query) const {
  std::vector<OutboxEntry> found;
  for (const auto& [id, entry] : entries_) {
    const bool due = !query.due_at || is_free(entry, *query.due_at);
    if (due && entry.given_up == query.given_up && is_one_of(query.kinds, entry)) {
      found.push_back(entry);
    }
  }
  std::sort(found.begin(), found.end(), comes_before);
  if (found.size() > query.limit) found.resize(query.limit);
  return found;
}

std::vector<const OutboxEntry*> Outbox::undelivered(const std::vector<std::string>& kinds,
                                                    UtcMillis until, UtcMillis now) const {
  std::vector<const OutboxEntry*> found;
  for (const auto& [id, entry] : entries_) {
    const bool old = entry.not_before <= until && is_free(entry, now);
    if (old && is_one_of(kinds, entry)) found.push_back(&entry);
  }
  std::sort(found.begin(), found.end(),
            [](const OutboxEntry* a, const OutboxEntry* b) { return comes_before(*a, *b); });
  return found;
}

std::int64_t Outbox::drop(const std::vector<std::string>& kinds, UtcMillis until, UtcMillis now,
                          std::size_t limit) {
  std::int64_t dropped = 0;
  for (const OutboxEntry* entry : undelivered(kinds, until, now)) {
    if (static_cast<std::size_t>(dropped) == limit) break;
    entries_.erase(Id128(entry->effect));
    ++dropped;
  }
  return dropped;
}

OutboxState Outbox::state(UtcMillis now) const {
  OutboxState state;
  for (const auto& [id, entry] : entries_) {
    state.given_up += entry.given_up ? 1 : 0;
    if (entry.given_up || entry.not_before > now) continue;
    state.waiting += 1;
    state.oldest = std::min(state.oldest.value_or(entry.not_before), entry.not_before);
  }
  return state;
}

}  // namespace amends::memory
