// Writers of one process queue here before they try the file's lock: waiting for each other in
// memory is fair and cheap, polling a lock file is neither.
#pragma once

#include <condition_variable>
#include <mutex>

#include "native-plugin/store/deadline.hpp"

namespace amends {

class WriterQueue {
 public:
  /// False when the deadline passed first.
  bool enter(Deadline deadline);
  void leave();

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  bool taken_ = false;
};

}  // namespace amends
