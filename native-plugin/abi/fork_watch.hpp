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
/// Forgets the instance; runs `close` while no fork can happen, unless what would be closed is
/// another process's.
void remove(Instance& instance, const std::function<void()>& close);

/// Takes this process as the one whose connections are in its memory. False when they are
/// another's: in a child that was made around pthread_atfork (by clone or _Fork) from a process
/// that had taken itself. There SQLite believes to hold locks that only the parent has.
bool claim_process();

}  // namespace fork_watch
}  // namespace amends
