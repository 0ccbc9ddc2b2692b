// How much a test does: less where a sanitizer makes everything slow.
#pragma once

namespace amends::testing {

constexpr int effort([[maybe_unused]] int full, [[maybe_unused]] int sanitized) {
#ifdef AMENDS_SANITIZED
  return sanitized;
#else
  return full;
#endif
}

}  // namespace amends::testing
