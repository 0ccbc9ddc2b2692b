#include "native-plugin/store/system_ports.hpp"

#include "native-plugin/abi/ports.hpp"

namespace amends {

std::unique_ptr<Clock> make_clock() {
  return std::make_unique<SystemClock>();
}

std::unique_ptr<Entropy> make_entropy() {
  return std::make_unique<SystemEntropy>();
}

}  // namespace amends
