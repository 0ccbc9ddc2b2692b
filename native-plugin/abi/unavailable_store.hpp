// Stands in for a store that cannot be had: every call fails with the reason. So the door still
// serves what needs no store (the web files), and tells people on a page rather than in JSON.
#pragma once

#include <utility>

#include "core/store/port.hpp"

namespace amends {

class UnavailableStore final : public Store {
 public:
  explicit UnavailableStore(Error reason) : reason_(std::move(reason)) {}

  std::string_view kind() const override { return "sqlite"; }
  Result<int> schema_version() override { return reason_; }
  StoreRoom room() override { return {}; }

  Result<std::vector<StoredEvent>> events(std::string_view, std::int64_t) override {
    return reason_;
  }
  Result<void> each_event(
      const std::function<bool(std::string_view, const StoredEvent&)>&) override {
    return reason_;
  }
  Result<void> commit(const WriteBatch&) override { return reason_; }

  Result<std::optional<InvitationFound>> find_invitation(InvitationId) override { return reason_; }
  Result<std::optional<FollowUpFound>> find_follow_up(const Id128&) override { return reason_; }
  Result<std::optional<KeyRow>> find_key_by_hash(std::string_view) override { return reason_; }
  Result<std::vector<KeyRow>> keys() override { return reason_; }

  Result<std::vector<FollowUpFound>> follow_ups(const FollowUpQuery&) override { return reason_; }
  Result<FollowUpCounts> count_follow_ups(const FollowUpQuery&, std::string_view,
                                          UtcMillis) override {
    return reason_;
  }
  Result<std::vector<std::string>> due_requests(UtcMillis, std::size_t) override { return reason_; }
  Result<std::vector<WatchRow>> due_watches(UtcMillis, std::int64_t, std::size_t) override {
    return reason_;
  }
  Result<void> replace_watch(const WatchRow&, const std::optional<WatchRow>&) override {
    return reason_;
  }
  Result<std::vector<TallySum>> tally(const TallyQuery&) override { return reason_; }
  Result<std::vector<TallySum>> overdue(const TallyQuery&, UtcMillis) override { return reason_; }
  Result<void> each_counted_case(const CaseQuery&,
                                 const std::function<bool(const ReportCase&)>&) override {
    return reason_;
  }

  Result<std::vector<AsideFound>> asides(const AsideQuery&) override { return reason_; }
  Result<AsideCounts> count_asides(const AsideQuery&) override { return reason_; }

  Result<std::vector<SavedViewFound>> saved_views(const std::optional<std::string>&) override {
    return reason_;
  }

  Result<std::vector<PersonRow>> requests_of(const PersonQuery&) override { return reason_; }
  Result<void> note_erasure(const Erasure&) override { return reason_; }
  Result<std::vector<Erasure>> erasures() override { return reason_; }
  Result<bool> wipe() override { return reason_; }

  Result<std::vector<std::string>> aged_texts(const AgedTextQuery&) override { return reason_; }
  Result<std::int64_t> count_aged_texts(const AgedTextQuery&) override { return reason_; }
  Result<std::int64_t> drop_undelivered(const std::vector<std::string>&, UtcMillis, UtcMillis,
                                        std::size_t) override {
    return reason_;
  }
  Result<std::int64_t> count_undelivered(const std::vector<std::string>&, UtcMillis,
                                         UtcMillis) override {
    return reason_;
  }

  Result<std::vector<OutboxEntry>> lease(std::string_view, const std::vector<std::string>&,
                                         UtcMillis, std::int64_t, std::size_t) override {
    return reason_;
  }
  Result<std::int64_t> acknowledge(std::string_view, const std::vector<Id128>&) override {
    return reason_;
  }
  Result<std::vector<OutboxEntry>> leased(std::string_view, const std::vector<Id128>&) override {
    return reason_;
  }
  Result<std::int64_t> give_back(std::string_view, const std::vector<Setback>&) override {
    return reason_;
  }
  Result<std::int64_t> revive(const std::vector<Id128>&, UtcMillis) override { return reason_; }
  Result<std::vector<OutboxEntry>> outbox(const OutboxQuery&) override { return reason_; }
  Result<OutboxState> outbox_state(UtcMillis) override { return reason_; }

  Result<std::vector<ChangeEntry>> changes(std::int64_t, std::size_t) override { return reason_; }
  Result<std::int64_t> last_position() override { return reason_; }
  Result<std::optional<std::string>> mark(std::string_view) override { return reason_; }
  Result<void> set_mark(std::string_view, std::string_view) override { return reason_; }

  Result<void> each_request(const std::function<bool(const RequestRow&)>&) override {
    return reason_;
  }
  Result<void> each_invitation(const std::function<bool(const InvitationRow&)>&) override {
    return reason_;
  }
  Result<void> each_follow_up(const std::function<bool(const FollowUpRow&)>&) override {
    return reason_;
  }
  Result<void> each_aside(const std::function<bool(const AsideRow&)>&) override { return reason_; }
  Result<void> each_person(const std::function<bool(const PersonRow&)>&) override {
    return reason_;
  }
  Result<void> each_watch(const std::function<bool(const WatchRow&)>&) override { return reason_; }
  Result<void> each_watcher(const std::function<bool(const WatcherRow&)>&) override {
    return reason_;
  }
  Result<void> each_saved_view(const std::function<bool(const SavedViewRow&)>&) override {
    return reason_;
  }
  Result<void> each_tally(const std::function<bool(const TallyDelta&)>&) override {
    return reason_;
  }

 private:
  Error reason_;
};

}  // namespace amends
