#include "native-plugin/cli/door/door.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct FreeError {
  void operator()(amends_error* error) const { amends_error_free(error); }
};
using OwnedError = std::unique_ptr<amends_error, FreeError>;

struct FreeBytes {
  void operator()(amends_bytes* bytes) const { amends_free(bytes); }
};
using OwnedBytes = std::unique_ptr<amends_bytes, FreeBytes>;

void check(std::int32_t status, amends_error* error) {
  const OwnedError owned(error);
  if (status == AMENDS_STATUS_OK) return;
  throw Failure(ExitCode::failed, std::string(amends_error_message(owned.get())) + " (" +
                                      amends_error_code(owned.get()) + ")");
}

std::string_view view(const OwnedBytes& bytes) {
  return {amends_bytes_data(bytes.get()), amends_bytes_size(bytes.get())};
}

json::object to_json(const DoorCall& call) {
  json::object message{{"method", call.method},   {"path", call.path},     {"query", call.query},
                       {"headers", call.headers}, {"remote", call.remote}, {"actor", call.actor}};
  if (!call.base_url.empty()) message.emplace("base_url", call.base_url);
  if (is_utf8(call.body)) {
    message.emplace("body", call.body);
  } else {
    message.emplace("body_b64", base64_encode(bytes_of(call.body)));
  }
  return message;
}

std::string body_of(const json::object& message) {
  if (const auto* text = message.if_contains("body")) return std::string(text->as_string());
  if (const auto* encoded = message.if_contains("body_b64")) {
    const auto bytes = base64_decode(std::string_view(encoded->as_string()));
    if (!bytes) throw Failure(ExitCode::failed, "the library answered with broken base64");
    return {bytes->begin(), bytes->end()};
  }
  return {};
}

DoorAnswer answer_from(std::string_view text) {
  const json::value document = json::parse(text);
  const json::object& message = document.as_object();
  DoorAnswer answer;
  answer.status = message.at("status").to_number<int>();
  for (const json::value& header : message.at("headers").as_array()) {
    const json::array& pair = header.as_array();
    answer.headers.emplace_back(pair.at(0).as_string(), pair.at(1).as_string());
  }
  if (const auto* file = message.if_contains("file")) answer.file = std::string(file->as_string());
  answer.body = body_of(message);
  return answer;
}

}  // namespace

json::object DoorAnswer::json() const {
  boost::system::error_code failed;
  json::value document = json::parse(body, failed);
  return !failed && document.is_object() ? std::move(document.get_object()) : json::object();
}

Door::Door(const DoorConfig& config) {
  if (amends_abi_version() != AMENDS_ABI_VERSION) {
    throw Failure(ExitCode::failed, std::string("libamends.so is version ") + amends_version() +
                                        ", which this command does not fit");
  }
  json::object settings{{"tenant", config.tenant},
                        {"store", config.store},
                        {"log_level", config.log_level},
                        {"create", config.create}};
  if (!config.assets.empty()) settings.emplace("assets", config.assets);
  const std::string text = json::serialize(settings);
  amends_instance* instance = nullptr;
  amends_error* error = nullptr;
  check(amends_open(text.data(), text.size(), &instance, &error), error);
  instance_.reset(instance);
}

DoorAnswer Door::call(const DoorCall& call, std::int32_t deadline_ms) const {
  const std::string text = json::serialize(to_json(call));
  amends_bytes* bytes = nullptr;
  amends_error* error = nullptr;
  check(amends_handle(instance_.get(), text.data(), text.size(), deadline_ms, &bytes, &error),
        error);
  const OwnedBytes owned(bytes);
  return answer_from(view(owned));
}

std::string Door::drain_log() const {
  amends_bytes* bytes = nullptr;
  amends_error* error = nullptr;
  check(amends_drain_log(instance_.get(), &bytes, &error), error);
  const OwnedBytes owned(bytes);
  return std::string(view(owned));
}

}  // namespace amends::cli
