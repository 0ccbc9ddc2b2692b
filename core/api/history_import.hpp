// Brings a history that was exported (core/api/history_export.hpp) into the store, many streams in
// one transaction. All rows are derived from its events as from any others; nobody is asked,
// notified or told of a change.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/api/history_reader.hpp"
#include "core/api/imported_stream.hpp"

namespace amends {

struct HistoryImportPlan {
  /// Keys work under the root key that they were made under, and nowhere else.
  bool keep_keys = false;
  /// Only to see what would become of that store: what is there is looked up in it. Null: what is
  /// written to is meant.
  Store* beside = nullptr;
};

/// What came in, and what did not.
struct HistoryImported {
  std::int64_t events = 0;
  std::int64_t requests = 0;  // and ratings without one
  std::int64_t answers = 0;   // that stand
  std::int64_t cases = 0;
  std::int64_t settings = 0;       // versions of them
  std::int64_t already_there = 0;  // events
  std::int64_t keys_left_out = 0;  // that were not revoked
  /// Streams of people of whom nobody knows any more who they are: they keep a name that only the
  /// store that wrote the file would find again.
  std::int64_t unnamed_people = 0;
};

class HistoryImport {
 public:
  HistoryImport(Services& services, HistoryImportPlan plan);

  /// The next line of the file, without its end. Fails with the number of the line, and the field;
  /// what was written is whole transactions, and the import is over.
  Result<void> take(std::string_view line);

  /// Behind the last line: writes what is left. Fails where the footer is missing.
  Result<HistoryImported> finish();

  /// As far as it is written.
  const HistoryImported& so_far() const { return imported_; }

 private:
  Result<void> read_settings();
  Result<void> take_event(const HistoryRecord& record);
  Result<void> take_settings(const HistoryRecord& record);
  Result<void> leave_key_out(const HistoryRecord& record);
  Result<ImportedStream*> stream_of(const HistoryRecord& record);
  void count(const HistoryRecord& record, bool is_new);
  bool is_full() const;
  Result<void> write();

  Services& services_;
  HistoryImportPlan plan_;
  HistoryReader reader_;
  std::shared_ptr<const SettingsState> settings_;               // as the lines until now have them
  std::map<std::string, ImportedStream, std::less<>> streams_;  // of this transaction
  std::int64_t events_taken_ = 0;
  std::size_t bytes_taken_ = 0;
  std::optional<ImportedStream> keys_;  // that are left out
  HistoryImported taken_;
  HistoryImported imported_;
};

}  // namespace amends
