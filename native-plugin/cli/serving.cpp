#include "native-plugin/cli/serving.hpp"

#include <boost/json/parse.hpp>
#include <cstdio>
#include <filesystem>

#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

ServerLimits limits_from(const ServingOptions& options) {
  ServerLimits limits;
  limits.read_timeout = std::chrono::seconds(options.read_timeout_s);
  limits.idle_timeout = std::chrono::seconds(options.idle_timeout_s);
  limits.connections = options.max_connections;
  limits.threads = options.threads;
  return limits;
}

std::string url_host(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

// {"at":…,"level":…,"message":…} as one line for people.
std::string plain_line(std::string_view line) {
  boost::system::error_code failed;
  const json::value document = json::parse(line, failed);
  if (failed || !document.is_object()) return std::string(line);
  const json::object& entry = document.get_object();
  std::string text;
  if (const auto* at = entry.if_contains("at"); at != nullptr && at->is_int64()) {
    text = to_text(UtcMillis{at->get_int64()}) + " ";
  }
  for (const char* member : {"level", "message"}) {
    const auto* value = entry.if_contains(member);
    if (value == nullptr || !value->is_string()) continue;
    text += std::string(value->get_string()) + (member[0] == 'l' ? ": " : "");
  }
  return text;
}

void check_folder(const std::string& folder, const char* option) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  throw Failure(ExitCode::usage, std::string(option) + ": there is no folder " + folder);
}

DoorConfig door_config(const StoreArguments& store, const ServingOptions& options) {
  check_folder(options.assets, "--assets");
  check_folder(options.pages, "--pages");
  return {.tenant = store.tenant,
          .store = store.store,
          .assets = options.assets,
          .log_level = options.log_level,
          .create = true};
}

}  // namespace

void add_serving_options(CLI::App& command, ServingOptions& options) {
  command.add_option("--address", options.address, "IP address to listen on")
      ->capture_default_str();
  command.add_option("--port", options.port, "Port to listen on; 0: any free one")
      ->capture_default_str();
  command.add_option("--host-name", options.host_names,
                     "Another name to answer under, besides 127.0.0.1, localhost and [::1]");
  command.add_option("--base-url", options.base_url,
                     "Where customers reach /amends, such as https://help.example.org/amends");
  command.add_option("--assets", options.assets, "Folder of the web files (share/amends/web)");
  command.add_option("--pages", options.pages, "Folder of pages to serve at /");
  command.add_option("--log-format", options.log_format, "text or json, on stderr")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command.add_option("--log-level", options.log_level, "error, warn, info or debug")
      ->check(CLI::IsMember({"error", "warn", "info", "debug"}))
      ->capture_default_str();
  command
      .add_option("--tick", options.tick_s,
                  "Seconds between two rounds of amends tick; 0: something else calls it")
      ->check(CLI::Range(0, 3600))
      ->capture_default_str();
  command.add_option("--threads", options.threads, "Threads that answer calls")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command.add_option("--max-connections", options.max_connections, "Clients at the same time")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  command.add_option("--read-timeout", options.read_timeout_s, "Seconds for a whole request")
      ->check(CLI::Range(1, 600))
      ->capture_default_str();
  command.add_option("--idle-timeout", options.idle_timeout_s, "Seconds between two requests")
      ->check(CLI::Range(1, 600))
      ->capture_default_str();
}

Serving::Serving(const StoreArguments& store, const ServingOptions& options)
    : options_(options), door_(door_config(store, options)), sessions_(door_) {
  ServerConfig config;
  config.address = options.address;
  config.port = options.port;
  config.limits = limits_from(options);
  config.site = [this](const Asked& asked) { return site_(asked); };
  config.housekeeping = [this] { write_log(); };
  if (options.tick_s > 0) {
    config.chore = [this] { do_chores(); };
    config.chore_pause = std::chrono::seconds(options.tick_s);
  }
  server_.emplace(std::move(config));
  origin_ = "http://" + url_host(options.address) + ":" + std::to_string(server_->port());
}

void Serving::run() {
  site_ = make_parts();
  server_->run();
}

Site Serving::make_parts() {
  const std::string base_url =
      options_.base_url.empty() ? origin_ + std::string(amends_prefix) : options_.base_url;
  const DoorMount door{door_, base_url, options_.assets};
  std::vector<Mount> mounts = {public_mount(door), desk_mount(door, sessions_),
                               login_mount(sessions_, base_url.starts_with("https://"))};
  for (const Mount& mount : extra_) mounts.push_back(mount);
  if (!options_.pages.empty()) mounts.push_back(pages_mount(options_.pages));
  std::vector<std::string> names = options_.host_names;
  names.push_back(url_host(options_.address));
  return make_site(HostList(names), std::move(mounts));
}

// A store that is busy or away is told by the library's log, and tried again with the next round.
void Serving::do_chores() const {
  try {
    const Desk desk(door_);
    while (desk.post("/api/tick", {}).at("more").as_bool()) continue;
    for (const auto& chore : chores_) chore();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tick: %s\n", error.what());
  }
}

void Serving::write_log() const {
  const std::string lines = door_.drain_log();
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const std::string text = options_.log_format == "json" ? std::string(line) : plain_line(line);
    std::fprintf(stderr, "%s\n", text.c_str());
  }
}

}  // namespace amends::cli
