#include "native-plugin/cli/interrupt.hpp"

namespace amends::cli {
namespace {

// A signal handler reaches nothing but such a variable.
volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) {
  interrupted = 1;
}

}  // namespace

void watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool was_interrupted() {
  return interrupted != 0;
}

}  // namespace amends::cli
