// The application on a store of the bench, with a clock that the bench holds.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "bench/tape.hpp"
#include "core/api/application.hpp"
#include "core/api/services.hpp"
#include "core/model/json.hpp"
#include "native-plugin/store/sql_store.hpp"
#include "native-plugin/store/sqlite_connection.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "support/held_clock.hpp"

namespace amends::bench {

/// The value, or the end of the measurement.
template <class T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
inline void expect(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().message);
}

class Helpdesk {
 public:
  /// On the SQLite file at `path`, made if it is missing; `tape`, if any, gets what is run on it.
  explicit Helpdesk(const std::string& path, Tape* tape = nullptr);

  Services& services() { return *services_; }

  /// Answers one request of the door; throws when the status is not the one that is expected.
  json::object call(const json::object& request, int status);
  /// As a helpdesk calls.
  json::object host(std::string_view method, std::string_view path, const json::object& body,
                    int status);
  /// What a customer's browser sends.
  static json::object customer(std::string_view method, std::string_view path,
                               const json::object& body = {});
  std::string handle(const std::string& request) { return application_->handle(request); }

  /// A completed request that was asked about: its token.
  std::string asked(std::int64_t number);
  /// A rating of it, ready to be sent.
  std::string rating(const std::string& token, std::int64_t number);

  testing::HeldClock clock;

 private:
  SystemEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  std::unique_ptr<SqliteConnection> connection_;
  std::unique_ptr<RecordingConnection> recording_;
  std::unique_ptr<SqlStore> store_;
  std::unique_ptr<Services> services_;
  std::unique_ptr<Application> application_;
};

}  // namespace amends::bench
