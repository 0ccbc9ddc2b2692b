#include "native-plugin/store/writer_queue.hpp"

namespace amends {

bool WriterQueue::enter(Deadline deadline) {
  std::unique_lock lock(mutex_);
  const auto is_free = [this] { return !taken_; };
  if (deadline == no_deadline) {
    free_.wait(lock, is_free);
  } else if (!free_.wait_until(lock, deadline, is_free)) {
    return false;
  }
  taken_ = true;
  return true;
}

void WriterQueue::leave() {
  {
    const std::lock_guard lock(mutex_);
    taken_ = false;
  }
  free_.notify_one();
}

}  // namespace amends
