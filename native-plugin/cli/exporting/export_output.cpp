#include "native-plugin/cli/exporting/export_output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/interrupt.hpp"

namespace amends::cli {

void ExportOutput::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return;
  throw Failure(ExitCode::failed,
                std::string("standard output cannot be written: ") + std::strerror(errno));
}

bool ExportOutput::goes_on(const std::string& what) {
  progress_.show(what, ++done_);
  return !was_interrupted();
}

}  // namespace amends::cli
