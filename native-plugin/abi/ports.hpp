// The clock and the entropy of an instance: the system's in libamends.so, those that a test sets in
// libamends-test.so. Which of the two is decided by what is linked, never while running.
#pragma once

#include <memory>

#include "core/base/ports.hpp"

namespace amends {

std::unique_ptr<Clock> make_clock();
std::unique_ptr<Entropy> make_entropy();

}  // namespace amends
