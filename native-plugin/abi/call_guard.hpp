// What stands around every exported function that can fail.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "core/base/result.hpp"
#include "native-plugin/abi/call_shield.hpp"
#include "native-plugin/abi/error_bridge.hpp"

namespace amends {

/// Runs `work`, which returns a Result<std::unique_ptr<Out>>, and hands its value or its failure
/// over. Nothing is thrown, whatever `work` throws.
template <class Out, class Work>
std::int32_t guarded(Out** out, amends_error** out_error, const Work& work) noexcept {
  if (out_error != nullptr) *out_error = nullptr;
  if (out == nullptr) {
    return hand_over_error(AMENDS_STATUS_BAD_ARGUMENT, "the place for the result is NULL",
                           out_error);
  }
  *out = nullptr;
  const CallShield shield;
  try {
    Result<std::unique_ptr<Out>> made = work();
    if (!made)
      return hand_over_error(status_of(made.error().code), made.error().message, out_error);
    *out = made->release();
    return AMENDS_STATUS_OK;
  } catch (const std::bad_alloc&) {
    return hand_over_no_memory(out_error);
  } catch (const std::exception& error) {
    return hand_over_error(AMENDS_STATUS_INTERNAL, error.what(), out_error);
  } catch (...) {
    return hand_over_error(AMENDS_STATUS_INTERNAL, "something unknown was thrown", out_error);
  }
}

}  // namespace amends
