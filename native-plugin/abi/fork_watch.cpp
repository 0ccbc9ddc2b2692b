#include "native-plugin/abi/fork_watch.hpp"

#include <pthread.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

#include "native-plugin/abi/instance.hpp"

namespace amends::fork_watch {
namespace {

struct Watch {
  std::mutex mutex;  // held over a fork by the thread that forks
  std::vector<Instance*> instances;
};

// Never destroyed: a thread may still call while the process exits.
Watch& watch() {
  static Watch& made = *new Watch;
  return made;
}

// None of these three can throw: they lock, wait and free.
void before() noexcept {
  watch().mutex.lock();
  for (Instance* instance : watch().instances) instance->suspend();
}

void in_parent() noexcept {
  for (Instance* instance : watch().instances) instance->resume();
  watch().mutex.unlock();
}

void in_child() noexcept {
  for (Instance* instance : watch().instances) instance->abandon();
  watch().mutex.unlock();
}

void register_once() {
  static const int registered = ::pthread_atfork(&before, &in_parent, &in_child);
  if (registered != 0) throw std::bad_alloc();
}

}  // namespace

void add(Instance& instance) {
  register_once();
  const std::lock_guard guard(watch().mutex);
  watch().instances.push_back(&instance);
}

void remove(Instance& instance, const std::function<void()>& close) {
  const std::lock_guard guard(watch().mutex);
  std::erase(watch().instances, &instance);
  close();
}

}  // namespace amends::fork_watch
