// Texts that may be old enough to go, found by looking at every stream.
#pragma once

#include "core/store/memory/follow_ups.hpp"
#include "core/store/memory/streams.hpp"
#include "core/store/port.hpp"

namespace amends::memory {

class AgedTexts {
 public:
  AgedTexts(const Streams& streams, const FollowUps& follow_ups, const AgedTextQuery& query);

  /// By the oldest text and stream.
  std::vector<std::string> requests() const;
  std::int64_t count() const { return count_; }

 private:
  struct Found {
    std::int64_t oldest;
    std::string stream;
  };
  std::size_t limit_;
  std::vector<Found> found_;
  std::int64_t count_ = 0;
};

}  // namespace amends::memory
