// The store in memory, and what was added to it as lines that a page can keep
// (core/api/history_export.hpp).
#pragma once

#include <string>
#include <utility>

#include "core/api/history_export.hpp"
#include "core/store/memory_store.hpp"

namespace amends::page {

class JournaledStore final : public MemoryStore {
 public:
  Result<void> commit(const WriteBatch& batch) override {
    if (auto done = MemoryStore::commit(batch); !done) return done;
    if (!begun_) return {};
    if (!batch.erased.empty()) erased_ = true;
    for (const Append& append : batch.appends) {
      for (const StoredEvent& event : append.events) {
        journal_.append(history_line(append.stream, event)) += '\n';
      }
    }
    return {};
  }

  /// What is there by now is kept in another way.
  void begin_journal() { begun_ = true; }

  /// Lines of the events since the last time.
  std::string take_journal() { return std::exchange(journal_, {}); }
  /// Whether texts were erased since the last time: they may stand in lines that were taken.
  bool take_erased() { return std::exchange(erased_, false); }

 private:
  std::string journal_;
  bool begun_ = false;
  bool erased_ = false;
};

}  // namespace amends::page
