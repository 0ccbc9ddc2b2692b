#include "native-plugin/cli/exporting/export_output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/interrupt.hpp"

namespace amends::cli {
namespace {

[[noreturn]] void give_up() {
  throw Failure(ExitCode::failed,
                std::string("the export cannot be written: ") + std::strerror(errno));
}

}  // namespace

void ExportOutput::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) give_up();
}

bool ExportOutput::goes_on(const std::string& what) {
  progress_.show(what, ++done_);
  return !was_interrupted();
}

void ExportOutput::finish() {
  progress_.clear();
  if (std::fflush(stdout) != 0) give_up();
}

}  // namespace amends::cli
