// Everything `serve` and `demo` have in common: the door, the site around it, and the server.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "native-plugin/cli/http/limits.hpp"
#include "native-plugin/cli/http/mounts.hpp"
#include "native-plugin/cli/http/server.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {

struct ServingOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8420;
  std::vector<std::string> host_names;
  std::string base_url;  // empty: this server's own
  std::string assets;
  std::string pages;
  std::string log_format = "text";
  std::string log_level = "info";
  unsigned read_timeout_s = 15;
  unsigned idle_timeout_s = 60;
  unsigned max_connections = 256;
  unsigned threads = 4;
  unsigned tick_s = 60;  // 0: somebody else lets time pass
};

void add_serving_options(CLI::App& command, ServingOptions& options);

class Serving {
 public:
  /// Listens at once; nothing is answered before run().
  Serving(const StoreArguments& store, const ServingOptions& options);

  /// Adds a part before the pages, and something to do besides letting time pass. Before run().
  void add_part(Mount mount) { extra_.push_back(std::move(mount)); }
  void add_chore(std::function<void()> chore) { chores_.push_back(std::move(chore)); }

  Door& door() { return door_; }
  Sessions& sessions() { return sessions_; }
  /// Such as "http://127.0.0.1:8420", with the port that it really has.
  const std::string& origin() const { return origin_; }
  /// Until SIGTERM or SIGINT.
  void run();

 private:
  Site make_parts();
  void do_chores() const;
  void write_log() const;

  ServingOptions options_;
  Door door_;
  Sessions sessions_;
  std::string origin_;
  std::vector<Mount> extra_;
  std::vector<std::function<void()>> chores_;
  Site site_;
  std::optional<Server> server_;
};

}  // namespace amends::cli
