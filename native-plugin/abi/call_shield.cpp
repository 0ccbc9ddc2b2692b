#include "native-plugin/abi/call_shield.hpp"

#include <pthread.h>
#include <sys/resource.h>

#include <cerrno>
#include <ctime>

namespace amends {
namespace {

sigset_t file_size_signal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGXFSZ);
  return set;
}

// One that our writes left pending must not wait for the host to unblock it.
void take_pending(const sigset_t& set) {
  sigset_t pending;
  if (sigpending(&pending) != 0 || sigismember(&pending, SIGXFSZ) != 1) return;
  const timespec at_once{};
  sigtimedwait(&set, nullptr, &at_once);
}

// Without a limit no signal can come: one question instead of three calls of the kernel.
bool files_are_limited() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

}  // namespace

CallShield::CallShield() noexcept {
  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel_state_);
  files_are_limited_ = files_are_limited();
  if (!files_are_limited_) return;
  const sigset_t set = file_size_signal();
  pthread_sigmask(SIG_BLOCK, &set, &mask_);
}

CallShield::~CallShield() {
  const int error = errno;
  if (files_are_limited_) {
    if (sigismember(&mask_, SIGXFSZ) == 0) take_pending(file_size_signal());
    pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
  }
  pthread_setcancelstate(cancel_state_, nullptr);
  errno = error;
}

}  // namespace amends
