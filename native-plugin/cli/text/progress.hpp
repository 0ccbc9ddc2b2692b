// How far a long piece of work is: one line on a terminal, nothing anywhere else.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace amends::cli {

class Progress {
 public:
  Progress();
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows "what: rows rows, done of all" a few times a second at most; without the share when it
  /// is not known how much there is in all (0).
  void show(const std::string& what, std::int64_t rows, std::int64_t done = 0,
            std::int64_t all = 0);
  /// Shows "what: done of all" as a share, in the same way.
  void show_share(const std::string& what, std::int64_t done, std::int64_t all);
  /// Takes the line away, before something else is written.
  void clear();

 private:
  bool is_due();
  void write(const std::string& line);

  bool on_terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace amends::cli
