// Keeps what the host's process may do to a thread away from the library while a call runs.
#pragma once

#include <csignal>

namespace amends {

/// Within its scope the calling thread cannot be cancelled (the unwinding would go through our
/// frames), and a file that hits RLIMIT_FSIZE is an error of a write rather than a signal that ends
/// the host. The thread is left as it was found.
class CallShield {
 public:
  CallShield() noexcept;
  CallShield(const CallShield&) = delete;
  CallShield& operator=(const CallShield&) = delete;
  ~CallShield();

 private:
  int cancel_state_ = 0;
  bool files_are_limited_ = false;
  sigset_t mask_{};  // while files are limited
};

}  // namespace amends
