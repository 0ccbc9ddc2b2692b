// Child processes of a test: each says by its exit status whether all went well.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <vector>

namespace amends::testing {

constexpr unsigned max_child_seconds = 240;

/// Makes a child with `make`, which returns twice like fork(); it runs `work`, which returns
/// whether all went well. A child that hangs is ended by its alarm.
template <class Make, class Work>
pid_t start_child(const Make& make, const Work& work) {
  const pid_t child = make();
  if (child != 0) return child;
  std::signal(SIGALRM, SIG_DFL);
  ::alarm(max_child_seconds);
  bool good = false;
  try {
    good = work();
  } catch (...) {
    good = false;
  }
  ::_exit(good ? 0 : 1);
}

template <class Work>
pid_t start_child(const Work& work) {
  return start_child(&::fork, work);
}

/// How many of them ended well.
inline int good_ends(const std::vector<pid_t>& children) {
  int good = 0;
  for (const pid_t child : children) {
    int status = 0;
    if (::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0) {
      ++good;
    }
  }
  return good;
}

}  // namespace amends::testing
