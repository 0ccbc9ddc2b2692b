// One stream on its way from a file into the store.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/api/history_record.hpp"
#include "core/api/stream_fold.hpp"

namespace amends {

class ImportedStream {
 public:
  /// As a stream that nobody has. `record`: one of its events; `name`: of the stream, here.
  ImportedStream(Services& services, std::string name, const HistoryRecord& record);

  /// Goes on from what the store has. `beside`: what is there is looked up in that one instead;
  /// null: in the same.
  Result<void> load(Store* beside);

  /// Seals the event anew; leaves one alone that is there already and the same. Whether it is new.
  /// Fails where the store has another one, or it does not follow from those before.
  Result<bool> take(const HistoryRecord& record);

  /// What came in since load(), with all that is derived from it.
  void add_to(StreamRows& rows);

 private:
  Result<void> check_same(const StoredEvent& there, const HistoryRecord& record) const;

  Services& services_;
  std::string name_;
  std::unique_ptr<StreamFold> fold_;
  std::vector<StoredEvent> there_;
  std::int64_t revision_ = 0;
  Digest head_{};
  Append fresh_;
};

}  // namespace amends
