#include "core/store/memory_store.hpp"

#include <algorithm>
#include <map>

#include "core/model/stream_name.hpp"
#include "core/store/memory/aged_texts.hpp"
#include "core/store/memory/asides.hpp"
#include "core/store/memory/changes.hpp"
#include "core/store/memory/follow_ups.hpp"
#include "core/store/memory/outbox.hpp"
#include "core/store/memory/people.hpp"
#include "core/store/memory/requests.hpp"
#include "core/store/memory/saved_views.hpp"
#include "core/store/memory/streams.hpp"
#include "core/store/memory/tallies.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/memory/watchers.hpp"
#include "core/store/memory/watches.hpp"

namespace amends {

struct MemoryStore::Parts {
  memory::Texts texts;
  memory::Streams streams{texts};
  memory::Requests requests{texts};
  memory::Invitations invitations{texts};
  memory::Watchers watchers;
  memory::FollowUps follow_ups{texts, streams, watchers};
  memory::Asides asides{streams};
  memory::SavedViewRows saved_views{streams};
  memory::People people{texts};
  memory::Watches watches;
  memory::Tallies tallies{texts};
  memory::Outbox outbox;
  memory::Changes changes{texts};
  std::vector<Erasure> erasures;
  std::map<Id128, KeyRow> keys;
  std::map<std::string, std::string, std::less<>> marks;
};

namespace {

// Everything that can refuse a batch is asked before anything is written.
Result<void> check_appends(const memory::Streams& streams, const WriteBatch& batch) {
  std::map<std::string_view, std::int64_t> heads;
  for (const Append& append : batch.appends) {
    const auto head = heads.try_emplace(append.stream, streams.revision(append.stream)).first;
    if (head->second != append.expected_revision) {
      return fail(ErrorCode::conflict, "the stream " + append.stream + " has moved on");
    }
    for (const StoredEvent& event : append.events) {
      if (event.revision != ++head->second) {
        return fail(ErrorCode::internal,
                    "the revisions appended to " + append.stream + " have a gap");
      }
    }
  }
  return {};
}

}  // namespace

MemoryStore::MemoryStore() : parts_(std::make_unique<Parts>()) {}
MemoryStore::~MemoryStore() = default;

Result<std::vector<StoredEvent>> MemoryStore::events(std::string_view stream, std::int64_t after) {
  return parts_->streams.events(stream, after);
}

Result<void> MemoryStore::each_event(
    const std::function<bool(std::string_view, const StoredEvent&)>& visit) {
  parts_->streams.each(visit);
  return {};
}

Result<void> MemoryStore::commit(const WriteBatch& batch) {
  if (auto checked = check_appends(parts_->streams, batch); !checked) return checked;
  for (const Append& append : batch.appends) {
    for (const StoredEvent& event : append.events) parts_->streams.append(append.stream, event);
  }
  for (const ErasedTexts& texts : batch.erased) {
    parts_->streams.erase_personal(texts.stream, texts.first, texts.last);
    if (!texts.request.empty()) parts_->outbox.forget_errors(texts.request);
  }
  for (const SavedViewKey& key : batch.saved_views_gone) parts_->saved_views.remove(key);
  for (const SavedViewRow& row : batch.saved_views) parts_->saved_views.put(row);
  for (const RequestRow& row : batch.requests) parts_->requests.put(row);
  for (const InvitationRow& row : batch.invitations) parts_->invitations.put(row);
  for (const FollowUpRow& row : batch.follow_ups) parts_->follow_ups.put(row);
  for (const Id128& follow_up : batch.watches_gone) parts_->watches.remove(follow_up);
  for (const WatchRow& row : batch.watches) parts_->watches.put(row);
  for (const WatcherRow& row : batch.watchers_gone) parts_->watchers.remove(row);
  for (const WatcherRow& row : batch.watchers) parts_->watchers.put(row);
  for (const PersonRow& row : batch.people_gone) parts_->people.remove(row);
  for (const PersonRow& row : batch.people) parts_->people.put(row);
  for (const AsideKey& key : batch.asides_gone) parts_->asides.remove(key);
  for (const AsideRow& row : batch.asides) parts_->asides.put(row);
  for (const KeyRow& row : batch.keys) parts_->keys.insert_or_assign(row.key, row);
  for (const TallyDelta& delta : batch.tallies) parts_->tallies.add(delta);
  for (const Id128& follow_up : batch.cancelled_mail_of) {
    parts_->outbox.cancel("mail.send", follow_up);
  }
  for (const Id128& follow_up : batch.cancelled_webhooks_of) {
    parts_->outbox.cancel("webhook.send", follow_up);
  }
  for (const OutboxEntry& entry : batch.outbox) parts_->outbox.put(entry);
  for (const ChangeEntry& entry : batch.changes) parts_->changes.add(entry);
  return {};
}

Result<std::optional<InvitationFound>> MemoryStore::find_invitation(InvitationId invitation) {
  auto row = parts_->invitations.find(invitation);
  if (!row) return std::optional<InvitationFound>{};
  return std::optional(InvitationFound{std::move(*row), parts_->streams.revision("settings")});
}

Result<std::optional<FollowUpFound>> MemoryStore::find_follow_up(const Id128& follow_up) {
  return parts_->follow_ups.find(follow_up);
}

Result<std::optional<KeyRow>> MemoryStore::find_key_by_hash(std::string_view secret_hash) {
  for (const auto& [id, row] : parts_->keys) {
    if (row.secret_hash == secret_hash) return std::optional(row);
  }
  return std::optional<KeyRow>{};
}

Result<std::vector<KeyRow>> MemoryStore::keys() {
  std::vector<KeyRow> rows;
  for (const auto& [id, row] : parts_->keys) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [](const KeyRow& a, const KeyRow& b) {
    return std::pair(a.created_at, a.key) < std::pair(b.created_at, b.key);
  });
  return rows;
}

Result<std::vector<FollowUpFound>> MemoryStore::follow_ups(const FollowUpQuery& query) {
  return parts_->follow_ups.list(query);
}

Result<FollowUpCounts> MemoryStore::count_follow_ups(const FollowUpQuery& query,
                                                     std::string_view me, UtcMillis today_ends) {
  return parts_->follow_ups.count(query, me, today_ends);
}

Result<std::vector<std::string>> MemoryStore::due_requests(UtcMillis now, std::size_t limit) {
  std::map<std::string_view, std::int64_t> first_due;
  for (const auto* due : {&parts_->follow_ups.settling(), &parts_->follow_ups.paused(),
                          &parts_->invitations.closing(), &parts_->requests.waking()}) {
    for (const auto& [at, request] : *due) {
      if (at > now.count) break;
      const auto known = first_due.try_emplace(parts_->texts.text(request), at).first;
      known->second = std::min(known->second, at);
    }
  }
  std::vector<std::pair<std::int64_t, std::string_view>> ordered;
  for (const auto& [request, at] : first_due) ordered.emplace_back(at, request);
  std::sort(ordered.begin(), ordered.end());
  if (ordered.size() > limit) ordered.resize(limit);
  std::vector<std::string> requests;
  for (const auto& [at, request] : ordered) requests.emplace_back(request);
  return requests;
}

Result<std::vector<WatchRow>> MemoryStore::due_watches(UtcMillis now,
                                                       std::int64_t settings_revision,
                                                       std::size_t limit) {
  return parts_->watches.due(now, settings_revision, limit);
}

Result<void> MemoryStore::replace_watch(const WatchRow& was, const std::optional<WatchRow>& is) {
  parts_->watches.replace(was, is);
  return {};
}

Result<std::vector<TallySum>> MemoryStore::tally(const TallyQuery& query) {
  const auto choice = tally_pair(query.group, query.filter);
  if (!choice) return fail(ErrorCode::internal, "the dimensions asked for are no listed pair");
  return parts_->tallies.sums(query, *choice);
}

Result<std::vector<TallySum>> MemoryStore::overdue(const TallyQuery& query, UtcMillis now) {
  return parts_->follow_ups.overdue(query, now);
}

Result<void> MemoryStore::each_counted_case(const CaseQuery& query,
                                            const std::function<bool(const ReportCase&)>& visit) {
  parts_->follow_ups.each_counted(query, visit);
  return {};
}

Result<std::vector<AsideFound>> MemoryStore::asides(const AsideQuery& query) {
  return parts_->asides.list(query);
}

Result<AsideCounts> MemoryStore::count_asides(const AsideQuery& query) {
  return parts_->asides.count(query);
}

Result<std::vector<SavedViewFound>> MemoryStore::saved_views(
    const std::optional<std::string>& person) {
  return parts_->saved_views.list(person);
}

Result<std::vector<PersonRow>> MemoryStore::requests_of(const PersonQuery& query) {
  return parts_->people.requests_of(query);
}

Result<void> MemoryStore::note_erasure(const Erasure& erasure) {
  parts_->erasures.push_back(erasure);
  return {};
}

Result<std::vector<Erasure>> MemoryStore::erasures() {
  return parts_->erasures;
}

// What is removed is overwritten at once. Names that rows of others may share stay in the pool of
// texts, where nothing leads to them, until the store ends.
Result<bool> MemoryStore::wipe() {
  return true;
}

Result<std::vector<std::string>> MemoryStore::aged_texts(const AgedTextQuery& query) {
  return memory::AgedTexts(parts_->streams, parts_->follow_ups, query).requests();
}

Result<std::int64_t> MemoryStore::count_aged_texts(const AgedTextQuery& query) {
  return memory::AgedTexts(parts_->streams, parts_->follow_ups, query).count();
}

Result<std::int64_t> MemoryStore::drop_undelivered(const std::vector<std::string>& kinds,
                                                   UtcMillis until, UtcMillis now,
                                                   std::size_t limit) {
  return parts_->outbox.drop(kinds, until, now, limit);
}

Result<std::int64_t> MemoryStore::count_undelivered(const std::vector<std::string>& kinds,
                                                    UtcMillis until, UtcMillis now) {
  return static_cast<std::int64_t>(parts_->outbox.undelivered(kinds, until, now).size());
}

Result<std::vector<OutboxEntry>> MemoryStore::lease(std::string_view consumer,
                                                    const std::vector<std::string>& kinds,
                                                    UtcMillis now, std::int64_t lease_ms,
                                                    std::size_t limit) {
  return parts_->outbox.lease(consumer, kinds, now, lease_ms, limit);
}

Result<std::int64_t> MemoryStore::acknowledge(std::string_view consumer,
                                              const std::vector<Id128>& effects) {
  return parts_->outbox.acknowledge(consumer, effects);
}

Result<std::vector<OutboxEntry>> MemoryStore::leased(std::string_view consumer,
                                                     const std::vector<Id128>& effects) {
  return parts_->outbox.leased(consumer, effects);
}

Result<std::int64_t> MemoryStore::give_back(std::string_view consumer,
                                            const std::vector<Setback>& setbacks) {
  return parts_->outbox.give_back(consumer, setbacks);
}

Result<std::int64_t> MemoryStore::revive(const std::vector<Id128>& effects, UtcMillis now) {
  return parts_->outbox.revive(effects, now);
}

Result<std::vector<OutboxEntry>> MemoryStore::outbox(const OutboxQuery& query) {
  return parts_->outbox.list(query);
}

Result<OutboxState> MemoryStore::outbox_state(UtcMillis now) {
  return parts_->outbox.state(now);
}

Result<std::vector<ChangeEntry>> MemoryStore::changes(std::int64_t after, std::size_t limit) {
  return parts_->changes.behind(after, limit);
}

Result<std::int64_t> MemoryStore::last_position() {
  return parts_->changes.last_position();
}

Result<std::optional<std::string>> MemoryStore::mark(std::string_view name) {
  const auto found = parts_->marks.find(name);
  return found == parts_->marks.end() ? std::optional<std::string>{} : std::optional(found->second);
}

Result<void> MemoryStore::set_mark(std::string_view name, std::string_view value) {
  parts_->marks.insert_or_assign(std::string(name), std::string(value));
  return {};
}

Result<void> MemoryStore::each_request(const std::function<bool(const RequestRow&)>& visit) {
  parts_->requests.each(visit);
  return {};
}

Result<void> MemoryStore::each_invitation(const std::function<bool(const InvitationRow&)>& visit) {
  parts_->invitations.each(visit);
  return {};
}

Result<void> MemoryStore::each_follow_up(const std::function<bool(const FollowUpRow&)>& visit) {
  parts_->follow_ups.each(visit);
  return {};
}

Result<void> MemoryStore::each_aside(const std::function<bool(const AsideRow&)>& visit) {
  parts_->asides.each(visit);
  return {};
}

Result<void> MemoryStore::each_person(const std::function<bool(const PersonRow&)>& visit) {
  parts_->people.each(visit);
  return {};
}

Result<void> MemoryStore::each_watch(const std::function<bool(const WatchRow&)>& visit) {
  parts_->watches.each(visit);
  return {};
}

Result<void> MemoryStore::each_watcher(const std::function<bool(const WatcherRow&)>& visit) {
  parts_->watchers.each(visit);
  return {};
}

Result<void> MemoryStore::each_saved_view(const std::function<bool(const SavedViewRow&)>& visit) {
  parts_->saved_views.each(visit);
  return {};
}

Result<void> MemoryStore::each_tally(const std::function<bool(const TallyDelta&)>& visit) {
  parts_->tallies.each(visit);
  return {};
}

}  // namespace amends
