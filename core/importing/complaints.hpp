// What is wrong with a file, by line. Where a single complaint refuses the file, the first ones are
// told and all are counted; where bad lines are skipped, each is told, because each is not
// imported.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace amends::importing {

class Complaints {
 public:
  enum class Show { none, first, all };
  using Teller = std::function<void(std::int64_t line, const std::string& message)>;

  Complaints(Show show, Teller tell) : show_(show), tell_(std::move(tell)) {}
  /// Counts only.
  static Complaints unheard() { return {Show::none, {}}; }

  /// Tells, unless enough was told already.
  void add(std::int64_t line, const std::string& message);
  /// A value that nobody knows, "which …"; told together, with counts, by tell_unknown_values().
  void add_unknown(std::int64_t line, const std::string& column, std::string_view value,
                   const std::string& why);
  void tell_unknown_values() const;

  std::int64_t count() const { return count_; }
  /// Complaints that were counted and not told.
  std::int64_t hidden() const { return hidden_; }

 private:
  struct Unknown {
    std::int64_t times = 0;
    std::int64_t first_line = 0;
  };
  Show show_;
  Teller tell_;
  std::int64_t count_ = 0;
  std::int64_t told_ = 0;
  std::int64_t hidden_ = 0;
  std::map<std::string, Unknown> unknown_;  // by what is said of them
};

}  // namespace amends::importing
