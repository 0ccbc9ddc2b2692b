// Who is signed in with a browser: kept in memory only, each one as good as the bearer key it was
// opened with and gone with it.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "native-plugin/cli/door/door.hpp"

namespace amends::cli {

class Sessions {
 public:
  explicit Sessions(const Door& door) : door_(door) {}

  /// Opens a session for a bearer key; its id, or nothing when the key is not valid.
  std::optional<std::string> open(std::string_view key);

  /// The actor of a session as the door wants it; null when there is no such session, when it is
  /// over, or when its key was revoked (noticed within seconds).
  boost::json::value actor(std::string_view session);

  void close(std::string_view session);

  /// Sessions of one key go on with another, when the store behind them was made anew.
  void exchange_key(std::string_view old_key, const std::string& new_key);

 private:
  using Clock = std::chrono::steady_clock;
  struct Session {
    std::string key;
    boost::json::value actor;
    Clock::time_point opened;
    Clock::time_point checked;
  };

  DoorAnswer ask_about(std::string_view key) const;
  void make_room();

  const Door& door_;
  std::mutex mutex_;
  std::map<std::string, Session, std::less<>> sessions_;
};

}  // namespace amends::cli
