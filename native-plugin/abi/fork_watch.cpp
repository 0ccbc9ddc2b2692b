#include "native-plugin/abi/fork_watch.hpp"

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <vector>

#include "native-plugin/abi/instance.hpp"

namespace amends::fork_watch {
namespace {

struct Watch {
  std::mutex mutex;  // held over a fork by the thread that forks
  std::vector<Instance*> instances;
  bool suspended = false;          // by the fork under way
  std::atomic<pid_t> process = 0;  // whose connections are in this memory; 0: nobody's
};

// Never destroyed: a thread may still call while the process exits.
Watch& watch() {
  static Watch& made = *new Watch;
  return made;
}

bool is_of_another(pid_t process) {
  return process != 0 && process != ::getpid();
}

// None of these three can throw: they lock, wait and free.
void before() noexcept {
  watch().mutex.lock();
  watch().suspended = !is_of_another(watch().process);
  if (!watch().suspended) return;
  for (Instance* instance : watch().instances) instance->suspend();
}

void in_parent() noexcept {
  if (watch().suspended) {
    for (Instance* instance : watch().instances) instance->resume();
  }
  watch().mutex.unlock();
}

void in_child() noexcept {
  if (watch().suspended) {
    for (Instance* instance : watch().instances) instance->abandon();
    watch().process = 0;
  }
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
  if (!is_of_another(watch().process)) close();
}

bool claim_process() {
  pid_t process = 0;
  const pid_t own = ::getpid();
  return watch().process.compare_exchange_strong(process, own) || process == own;
}

}  // namespace amends::fork_watch
