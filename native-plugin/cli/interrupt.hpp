// Ctrl-C and SIGTERM for commands that work in steps: the step at hand is finished first.
#pragma once

#include <csignal>

namespace amends::cli {

/// Notes both signals from now on, instead of ending the command at once.
void watch_interrupts();

/// Whether one has come since.
bool was_interrupted();

}  // namespace amends::cli
