// The exported functions of amends.h: each unwraps, makes one call, and wraps.
#include <memory>
#include <string>
#include <string_view>

#include "core/base/limits.hpp"
#include "native-plugin/abi/call_guard.hpp"
#include "native-plugin/abi/handles.hpp"

namespace amends {
namespace {

constexpr std::int32_t default_deadline_ms = 5000;
constexpr std::int32_t max_deadline_ms = 60'000;
constexpr std::size_t max_config_bytes = 64 * 1024;

Error bad(std::string message) {
  return fail(ErrorCode::bad_request, std::move(message));
}

Result<std::string_view> text_argument(const char* data, std::size_t size, std::size_t max,
                                       const std::string& name) {
  if (size > max) {
    return bad(name + " is " + std::to_string(size) + " bytes long, " + std::to_string(max) +
               " are allowed");
  }
  if (data == nullptr && size > 0) return bad(name + " is NULL");
  return std::string_view(data, size);
}

Result<Deadline> deadline_argument(std::int32_t ms) {
  if (ms < 0 || ms > max_deadline_ms) {
    return bad("deadline_ms is " + std::to_string(ms) + ", 0 to " +
               std::to_string(max_deadline_ms) + " are allowed");
  }
  return deadline_in_ms(ms == 0 ? default_deadline_ms : ms);
}

std::unique_ptr<amends_bytes> bytes_with(std::string text) {
  return std::make_unique<amends_bytes>(amends_bytes{std::move(text)});
}

Result<std::unique_ptr<amends_instance>> open(const char* config, std::size_t length) {
  const auto text = text_argument(config, length, max_config_bytes, "config");
  if (!text) return text.error();
  auto parsed = instance_config_from_json(*text);
  if (!parsed) return bad("config: " + parsed.error().message);
  return std::make_unique<amends_instance>(std::move(*parsed));
}

Result<std::unique_ptr<amends_bytes>> handle(amends_instance* instance, const char* request,
                                             std::size_t length, std::int32_t deadline_ms) {
  if (instance == nullptr) return bad("instance is NULL");
  const auto text = text_argument(request, length, limits::max_request_bytes, "request");
  if (!text) return text.error();
  const auto deadline = deadline_argument(deadline_ms);
  if (!deadline) return deadline.error();
  return bytes_with(instance->instance.handle(*text, *deadline));
}

Result<std::unique_ptr<amends_bytes>> drain_log(amends_instance* instance) {
  if (instance == nullptr) return bad("instance is NULL");
  return bytes_with(instance->instance.drain_log(deadline_in_ms(default_deadline_ms)));
}

}  // namespace
}  // namespace amends

using namespace amends;

std::int32_t amends_abi_version(void) {
  return AMENDS_ABI_VERSION;
}

const char* amends_version(void) {
  return AMENDS_VERSION;
}

std::int32_t amends_open(const char* config, size_t config_length, amends_instance** out_instance,
                         amends_error** out_error) {
  return guarded(out_instance, out_error, [&] { return open(config, config_length); });
}

void amends_close(amends_instance* instance) {
  const CallShield shield;
  delete instance;
}

std::int32_t amends_handle(amends_instance* instance, const char* request, size_t length,
                           std::int32_t deadline_ms, amends_bytes** out_response,
                           amends_error** out_error) {
  return guarded(out_response, out_error,
                 [&] { return handle(instance, request, length, deadline_ms); });
}

std::int32_t amends_drain_log(amends_instance* instance, amends_bytes** out_lines,
                              amends_error** out_error) {
  return guarded(out_lines, out_error, [&] { return drain_log(instance); });
}

const char* amends_bytes_data(const amends_bytes* bytes) {
  return bytes == nullptr ? nullptr : bytes->text.data();
}

size_t amends_bytes_size(const amends_bytes* bytes) {
  return bytes == nullptr ? 0 : bytes->text.size();
}

void amends_free(amends_bytes* bytes) {
  delete bytes;
}

const char* amends_error_code(const amends_error* error) {
  return error == nullptr ? "" : error->code;
}

const char* amends_error_message(const amends_error* error) {
  return error == nullptr ? "" : error->message;
}

void amends_error_free(amends_error* error) {
  free_error(error);
}
