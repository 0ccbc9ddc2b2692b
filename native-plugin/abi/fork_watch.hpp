// Hosts fork after loading, even while other threads are inside a call. SQLite keeps process-wide
// state of open files that a child would inherit, so no connection may be open, and no lock of ours
// held by another thread, at the moment of a fork.
//
// The one thing here that belongs to the process rather than to an instance: pthread_atfork() takes
// functions without an argument.
#pragma once

#include <functional>

namespace amends {

class Instance;

namespace fork_watch {

/// Throws std::bad_alloc only.
void add(Instance& instance);
/// Runs `close` while no fork can happen, and forgets the instance.
void remove(Instance& instance, const std::function<void()>& close);

}  // namespace fork_watch
}  // namespace amends
