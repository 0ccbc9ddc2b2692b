#include "native-plugin/abi/log_ring.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

namespace amends {
namespace {

std::string line(UtcMillis at, std::string_view level, std::string_view message) {
  const boost::json::object members{{"at", at.count}, {"level", level}, {"message", message}};
  return boost::json::serialize(members) + "\n";
}

}  // namespace

void LogRing::add(UtcMillis at, std::string_view level, std::string_view message) {
  if (enum_from_text<LogLevel>(level).value_or(LogLevel::info) > least_) return;
  std::string text = line(at, level, message);
  const std::lock_guard guard(mutex_);
  lines_.push_back(std::move(text));
  if (lines_.size() <= max_lines) return;
  lines_.pop_front();
  ++dropped_;
}

std::string LogRing::drain(UtcMillis now) {
  std::deque<std::string> lines;
  std::int64_t dropped = 0;
  {
    const std::lock_guard guard(mutex_);
    lines.swap(lines_);
    std::swap(dropped, dropped_);
  }
  std::string text;
  if (dropped > 0) {
    text = line(now, enum_text(LogLevel::warn),
                std::to_string(dropped) + " older log lines were dropped");
  }
  for (const std::string& each : lines) text += each;
  return text;
}

}  // namespace amends
