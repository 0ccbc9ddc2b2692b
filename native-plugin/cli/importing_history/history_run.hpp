// One import of a history: the whole file is checked line by line first, then written in
// transactions.
#pragma once

#include <string>

#include "core/api/history_import.hpp"
#include "native-plugin/cli/text/progress.hpp"

namespace amends::cli {

class HistoryRun {
 public:
  explicit HistoryRun(std::string file) : file_(std::move(file)) {}

  /// Reads all of it. Throws Failure(refused) with the first line that is wrong by itself. Stops
  /// when the command is interrupted.
  void check();

  /// What was written: all of it, or what there is when the command is interrupted. Throws Failure
  /// with the first line that does not fit to those before, or to the store.
  HistoryImported write(Services& services, const HistoryImportPlan& plan);

 private:
  std::string file_;
  Progress progress_;
};

}  // namespace amends::cli
