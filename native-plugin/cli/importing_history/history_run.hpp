// One import of a history: the whole file is checked line by line first, then written in
// transactions.
#pragma once

#include <string>

#include "core/api/history_import.hpp"
#include "native-plugin/cli/text/progress.hpp"

namespace amends::cli {

class HistoryRun {
 public:
  /// `dry`: what it writes to is thrown away.
  explicit HistoryRun(std::string file, bool dry = false) : file_(std::move(file)), dry_(dry) {}

  /// Reads all of it. Throws Failure(refused) with the first line that is wrong by itself. Stops
  /// when the command is interrupted.
  void check();

  /// What was written: all of it, or what there is when the command is interrupted. Throws Failure
  /// with the first line that does not fit to those before, or to the store.
  HistoryImported write(Services& services, const HistoryImportPlan& plan);

 private:
  std::int64_t written(const HistoryImport& import) const {
    return dry_ ? 0 : import.so_far().events;
  }

  std::string file_;
  bool dry_;
  Progress progress_;
};

}  // namespace amends::cli
