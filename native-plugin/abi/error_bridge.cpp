#include "native-plugin/abi/error_bridge.hpp"

#include <memory>
#include <new>
#include <string>

#include "native-plugin/abi/handles.hpp"

namespace amends {
namespace {

struct OwnedError final : amends_error {
  OwnedError(const char* error_code, std::string_view text)
      : amends_error{error_code, nullptr}, text_(text) {
    message = text_.c_str();
  }

 private:
  std::string text_;
};

// Made without memory, because there is none when it is needed.
constinit amends_error no_memory{"no_memory", "memory could not be had"};

const char* code_of(std::int32_t status) {
  return status == AMENDS_STATUS_BAD_ARGUMENT ? "bad_argument" : "internal";
}

}  // namespace

std::int32_t hand_over_no_memory(amends_error** out) noexcept {
  if (out != nullptr) *out = &no_memory;
  return AMENDS_STATUS_NO_MEMORY;
}

std::int32_t hand_over_error(std::int32_t status, std::string_view message,
                             amends_error** out) noexcept {
  if (out == nullptr) return status;
  try {
    *out = std::make_unique<OwnedError>(code_of(status), message).release();
    return status;
  } catch (const std::bad_alloc&) {
    return hand_over_no_memory(out);
  }
}

std::int32_t status_of(ErrorCode code) {
  return code == ErrorCode::internal ? AMENDS_STATUS_INTERNAL : AMENDS_STATUS_BAD_ARGUMENT;
}

void free_error(amends_error* error) noexcept {
  if (error != &no_memory) delete static_cast<OwnedError*>(error);
}

}  // namespace amends
