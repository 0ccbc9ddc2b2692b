// Where an export goes: standard output, checked, with how far it is on a terminal beside it.
#pragma once

#include <string>
#include <string_view>

#include "native-plugin/cli/text/progress.hpp"

namespace amends::cli {

class ExportOutput {
 public:
  /// Throws Failure when it cannot be written: an export that nobody gets is not gone on with.
  void write(std::string_view text);
  /// Counts one more of `what`. False when the user has stopped the command.
  bool goes_on(const std::string& what);

 private:
  Progress progress_;
  std::int64_t done_ = 0;
};

}  // namespace amends::cli
