// The store in a database: the same SQL text for SQLite and PostgreSQL, tenant first in every key
// and every condition, nothing that the database makes up by itself.
#pragma once

#include <optional>
#include <string>

#include "core/store/port.hpp"
#include "native-plugin/store/connection.hpp"
#include "native-plugin/store/erasure_file.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {

/// The store of one tenant over one connection, which must outlive it and be at the current schema.
class SqlStore final : public Store {
 public:
  /// Without a list of the erased, nothing is noted there.
  SqlStore(Connection& connection, std::string tenant, std::optional<ErasureFile> erased = {})
      : connection_(connection), tenant_(std::move(tenant)), erased_(std::move(erased)) {}

  std::string_view kind() const override { return connection_.kind(); }
  Result<int> schema_version() override;
  StoreRoom room() override { return connection_.room(); }

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
  /// Runs a statement that reads.
  Result<void> read(const SqlQuery& query, const RowVisitor& visit);
  /// Runs a statement in a transaction of its own, and says how many rows it changed.
  Result<std::int64_t> write(const SqlQuery& query, const RowVisitor& visit = {});
  Result<std::vector<OutboxEntry>> read_entries(const SqlQuery& query);
  Result<std::vector<WatchRow>> read_watches(const SqlQuery& query);
  template <class Row>
  Result<void> each_row(const std::function<bool(const Row&)>& visit);

  Connection& connection_;
  std::string tenant_;
  std::optional<ErasureFile> erased_;
};

}  // namespace amends
