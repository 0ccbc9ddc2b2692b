#include "native-plugin/cli/door/door.hpp"

#include <boost/json/serialize.hpp>
#include <mutex>
#include <string_view>

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

}  // namespace

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
  config_ = json::serialize(settings);
  open();
}

void Door::open() {
  amends_instance* instance = nullptr;
  amends_error* error = nullptr;
  check(amends_open(config_.data(), config_.size(), &instance, &error), error);
  instance_.reset(instance);
}

void Door::reopen_after(const std::function<void()>& work) {
  const std::unique_lock alone(open_);
  instance_.reset();
  try {
    work();
  } catch (...) {
    open();
    throw;
  }
  open();
}

DoorAnswer Door::call(const DoorCall& call, std::int32_t deadline_ms) const {
  const std::string text = call.text();
  const std::shared_lock in_use(open_);
  amends_bytes* bytes = nullptr;
  amends_error* error = nullptr;
  check(amends_handle(instance_.get(), text.data(), text.size(), deadline_ms, &bytes, &error),
        error);
  const OwnedBytes owned(bytes);
  return DoorAnswer::from_text(view(owned));
}

std::string Door::drain_log() const {
  // The lines can wait; whoever drains them may not.
  const std::shared_lock in_use(open_, std::try_to_lock);
  if (!in_use) return {};
  amends_bytes* bytes = nullptr;
  amends_error* error = nullptr;
  check(amends_drain_log(instance_.get(), &bytes, &error), error);
  const OwnedBytes owned(bytes);
  return std::string(view(owned));
}

}  // namespace amends::cli
