// Reads the whole history stream by stream, and checks its chain on the way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/store/history.hpp"
#include "core/store/port.hpp"
#include "core/store/verify/damage.hpp"
#include "core/store/verify/told_events.hpp"

namespace amends {

/// Opens the events of one stream. What is damaged is told in `damages`, when it is given, and an
/// event that cannot be read is left out.
class StreamReader {
 public:
  StreamReader(const History& history, std::string stream, Damages* damages)
      : history_(history), stream_(std::move(stream)), damages_(damages) {}

  void read(const StoredEvent& stored);
  const std::string& stream() const { return stream_; }
  const std::vector<ToldEvent>& events() const { return events_; }

 private:
  void check(const StoredEvent& stored);
  void damaged(const StoredEvent& stored, std::string member, std::string stands,
               std::string should = {});

  const History& history_;
  std::string stream_;
  Damages* damages_;
  Digest previous_{};
  std::int64_t revision_ = 0;
  std::vector<ToldEvent> events_;
};

}  // namespace amends
