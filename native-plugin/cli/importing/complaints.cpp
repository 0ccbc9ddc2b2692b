#include "native-plugin/cli/importing/complaints.hpp"

#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

constexpr std::int64_t max_shown = 20;
constexpr std::size_t max_unknown_values = 200;

}  // namespace

void Complaints::add(std::int64_t line, const std::string& message) {
  ++count_;
  if (show_ == Show::none || (show_ == Show::first && shown_ >= max_shown)) {
    ++hidden_;
    return;
  }
  ++shown_;
  std::fprintf(stderr, "%s:%lld: %s\n", file_.c_str(), static_cast<long long>(line),
               harmless(message).c_str());
}

void Complaints::add_unknown(std::int64_t line, const std::string& column, std::string_view value,
                             const std::string& why) {
  const std::string message = column + " is \"" + shortened(value, 60) + "\", " + why;
  if (show_ != Show::first) {
    add(line, message);
    return;
  }
  ++count_;
  if (unknown_.size() == max_unknown_values && !unknown_.contains(message)) {
    ++hidden_;
    return;
  }
  Unknown& seen = unknown_[message];
  if (seen.times++ == 0) seen.first_line = line;
}

void Complaints::tell_unknown_values() const {
  for (const auto& [message, seen] : unknown_) {
    std::fprintf(stderr, "%s:%lld: %s (%s %s, here first)\n", file_.c_str(),
                 static_cast<long long>(seen.first_line), harmless(message).c_str(),
                 grouped(seen.times).c_str(), seen.times == 1 ? "line" : "lines");
  }
}

}  // namespace amends::cli
