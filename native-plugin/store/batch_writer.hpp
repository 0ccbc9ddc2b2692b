// Writes a batch inside a transaction: one statement a table, or, where an import has many rows,
// one statement run for each of them. A rating takes eight at most: history, personal text,
// request, invitation, follow-up, counts, outbox, changes; one or two more where answers begin or
// cease to stand aside. Every so often the counts are added up (fresh_tallies.hpp).
#pragma once

#include <string_view>

#include "core/store/port.hpp"
#include "native-plugin/store/connection.hpp"

namespace amends {

class BatchWriter {
 public:
  BatchWriter(Connection& connection, std::string_view tenant)
      : connection_(connection), tenant_(tenant) {}

  /// Fails with conflict when a stream has moved on.
  Result<void> write(const WriteBatch& batch);

 private:
  struct NewEvent {
    std::string_view stream;
    const StoredEvent* event;
  };

  Result<void> write_history(const std::vector<Append>& appends);
  Result<void> write_events(const std::vector<NewEvent>& events);
  Result<void> write_personal(const std::vector<NewEvent>& events);
  template <class Row>
  Result<void> replace(const std::vector<Row>& rows);
  Result<void> erase(const std::vector<ErasedTexts>& erased);
  Result<void> remove_people(const std::vector<PersonRow>& gone);
  Result<void> remove_watchers(const std::vector<WatcherRow>& gone);
  Result<void> remove_saved_views(const std::vector<SavedViewKey>& gone);
  Result<void> remove_asides(const std::vector<AsideKey>& gone);
  Result<void> remove_watches(const std::vector<Id128>& gone);
  Result<void> add_tallies(const std::vector<TallyDelta>& deltas);
  Result<void> cancel(std::string_view kind, const std::vector<Id128>& follow_ups);
  Result<void> add_changes(const std::vector<ChangeEntry>& changes);
  template <class Items, class Text, class Bind>
  Result<void> write_rows(const Items& items, const Text& text, const Bind& bind);

  Connection& connection_;
  std::string_view tenant_;
};

}  // namespace amends
