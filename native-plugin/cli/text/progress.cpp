#include "native-plugin/cli/text/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

std::string share_text(std::int64_t done, std::int64_t all) {
  return std::to_string(std::min<std::int64_t>(100, done * 100 / all)) + " %";
}

}  // namespace

Progress::Progress() : on_terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::show(const std::string& what, std::int64_t rows, std::int64_t done,
                    std::int64_t all) {
  if (!is_due()) return;
  std::string line = what + ": " + grouped(rows) + " rows";
  if (all > 0) line += ", " + share_text(done, all);
  write(line);
}

void Progress::show_share(const std::string& what, std::int64_t done, std::int64_t all) {
  if (is_due() && all > 0) write(what + ": " + share_text(done, all));
}

bool Progress::is_due() {
  if (!on_terminal_) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return false;
  next_ = now + std::chrono::milliseconds(100);
  return true;
}

void Progress::write(const std::string& line) {
  shown_ = true;
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
