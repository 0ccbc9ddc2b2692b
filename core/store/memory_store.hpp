// A store in memory: for the browser and for tests. Packed: imported events and personal text are
// kept as interned ids and numbers, and their text is made again when it is read.
#pragma once

#include <memory>

#include "core/store/port.hpp"

namespace amends {

/// Keeps nothing beyond its life. One call at a time. When std::bad_alloc has left a commit, the
/// batch may be half written: throw the store away.
class MemoryStore : public Store {
 public:
  MemoryStore();
  ~MemoryStore() override;
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  std::string_view kind() const override { return "memory"; }
  Result<int> schema_version() override { return 13; }
  StoreRoom room() override { return {}; }

  Result<std::vector<StoredEvent>> events(std::string_view stream, std::int64_t after) override;
  Result<void> each_event(
      const std::function<bool(std::string_view, const StoredEvent&)>& visit) override;
  Result<void> commit(const WriteBatch& batch) override;

  Result<std::optional<InvitationFound>> find_invitation(InvitationId invitation) override;
  Result<std::optional<FollowUpFound>> find_follow_up(const Id128& follow_up) override;
  Result<std::optional<KeyRow>> find_key_by_hash(std::string_view secret_hash) override;
  Result<std::vector<KeyRow>> keys() override;

  Result<std::vector<FollowUpFound>> follow_ups(const FollowUpQuery& query) override;
  Result<FollowUpCounts> count_follow_ups(const FollowUpQuery& query, std::string_view me,
                                          UtcMillis today_ends) override;
  Result<std::vector<std::string>> due_requests(UtcMillis now, std::size_t limit) override;
  Result<std::vector<WatchRow>> due_watches(UtcMillis now, std::int64_t settings_revision,
                                            std::size_t limit) override;
  Result<void> replace_watch(const WatchRow& was, const std::optional<WatchRow>& is) override;
  Result<std::vector<TallySum>> tally(const TallyQuery& query) override;
  Result<std::vector<TallySum>> overdue(const TallyQuery& query, UtcMillis now) override;
  Result<void> each_counted_case(const CaseQuery& query,
                                 const std::function<bool(const ReportCase&)>& visit) override;

  Result<std::vector<AsideFound>> asides(const AsideQuery& query) override;
  Result<AsideCounts> count_asides(const AsideQuery& query) override;

  Result<std::vector<SavedViewFound>> saved_views(
      const std::optional<std::string>& person) override;

  Result<std::vector<PersonRow>> requests_of(const PersonQuery& query) override;
  Result<void> note_erasure(const Erasure& erasure) override;
  Result<std::vector<Erasure>> erasures() override;
  Result<bool> wipe() override;

  Result<std::vector<std::string>> aged_texts(const AgedTextQuery& query) override;
  Result<std::int64_t> count_aged_texts(const AgedTextQuery& query) override;
  Result<std::int64_t> drop_undelivered(const std::vector<std::string>& kinds, UtcMillis until,
                                        UtcMillis now, std::size_t limit) override;
  Result<std::int64_t> count_undelivered(const std::vector<std::string>& kinds, UtcMillis until,
                                         UtcMillis now) override;

  Result<std::vector<OutboxEntry>> lease(std::string_view consumer,
                                         const std::vector<std::string>& kinds, UtcMillis now,
                                         std::int64_t lease_ms, std::size_t limit) override;
  Result<std::int64_t> acknowledge(std::string_view consumer,
                                   const std::vector<Id128>& effects) override;
  Result<std::vector<OutboxEntry>> leased(std::string_view consumer,
                                          const std::vector<Id128>& effects) override;
  Result<std::int64_t> give_back(std::string_view consumer,
                                 const std::vector<Setback>& setbacks) override;
  Result<std::int64_t> revive(const std::vector<Id128>& effects, UtcMillis now) override;
  Result<std::vector<OutboxEntry>> outbox(const OutboxQuery& query) override;
  Result<OutboxState> outbox_state(UtcMillis now) override;

  Result<std::vector<ChangeEntry>> changes(std::int64_t after, std::size_t limit) override;
  Result<std::int64_t> last_position() override;
  Result<std::optional<std::string>> mark(std::string_view name) override;
  Result<void> set_mark(std::string_view name, std::string_view value) override;

  Result<void> each_request(const std::function<bool(const RequestRow&)>& visit) override;
  Result<void> each_invitation(const std::function<bool(const InvitationRow&)>& visit) override;
  Result<void> each_follow_up(const std::function<bool(const FollowUpRow&)>& visit) override;
  Result<void> each_aside(const std::function<bool(const AsideRow&)>& visit) override;
  Result<void> each_person(const std::function<bool(const PersonRow&)>& visit) override;
  Result<void> each_watch(const std::function<bool(const WatchRow&)>& visit) override;
  Result<void> each_watcher(const std::function<bool(const WatcherRow&)>& visit) override;
  Result<void> each_saved_view(const std::function<bool(const SavedViewRow&)>& visit) override;
  Result<void> each_tally(const std::function<bool(const TallyDelta&)>& visit) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace amends
