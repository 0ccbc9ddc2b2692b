#include "core/importing/complaints.hpp"

#include "core/base/text.hpp"
#include "core/report/sentences.hpp"

namespace amends::importing {
namespace {

constexpr std::int64_t max_told = 20;
constexpr std::size_t max_unknown_values = 200;

}  // namespace

void Complaints::add(std::int64_t line, const std::string& message) {
  ++count_;
  if (show_ == Show::none || (show_ == Show::first && told_ >= max_told)) {
    ++hidden_;
    return;
  }
  ++told_;
  tell_(line, message);
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
    tell_(seen.first_line, message + " (" + sentences::grouped(seen.times) + " " +
                               (seen.times == 1 ? "line" : "lines") + ", here first)");
  }
}

}  // namespace amends::importing
