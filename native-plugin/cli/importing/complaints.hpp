// What is wrong with a file, by line. Where a single complaint refuses the file, the first ones are
// shown and all are counted; where bad lines are skipped, each is shown, because each is not
// imported.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace amends::cli {

class Complaints {
 public:
  enum class Show { none, first, all };
  Complaints(std::string file, Show show) : file_(std::move(file)), show_(show) {}

  /// Writes "file:line: message" to stderr, unless enough was shown already.
  void add(std::int64_t line, const std::string& message);
  /// A value that nobody knows, "which …"; told together, with counts, by tell_unknown_values().
  void add_unknown(std::int64_t line, const std::string& column, std::string_view value,
                   const std::string& why);
  void tell_unknown_values() const;

  std::int64_t count() const { return count_; }
  /// Complaints that were counted, but neither shown nor told.
  std::int64_t hidden() const { return hidden_; }

 private:
  struct Unknown {
    std::int64_t times = 0;
    std::int64_t first_line = 0;
  };
  std::string file_;
  Show show_;
  std::int64_t count_ = 0;
  std::int64_t shown_ = 0;
  std::int64_t hidden_ = 0;
  std::map<std::string, Unknown> unknown_;  // by what is said of them
};

}  // namespace amends::cli
