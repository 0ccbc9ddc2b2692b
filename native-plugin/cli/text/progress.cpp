#include "native-plugin/cli/text/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {

Progress::Progress() : on_terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::show(const std::string& what, std::int64_t rows, std::int64_t done,
                    std::int64_t all) {
  if (!on_terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  std::string line = what + ": " + grouped(rows) + " rows";
  if (all > 0) {
    const std::int64_t share = std::min<std::int64_t>(100, done * 100 / all);
    line += ", " + std::to_string(share) + " %";
  }
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace amends::cli
