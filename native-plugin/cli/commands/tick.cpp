#include <array>
#include <boost/json/object.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {
namespace {

// What a tick counts, in the order it is told.
constexpr std::array<const char*, 8> counted = {"settled", "expired", "asked",  "reminded",
                                                "warned",  "digests", "erased", "texts_expired"};

// Each call of the door does bounded work and says whether there is more.
ExitCode tick(const StoreArguments& options) {
  const Door door = open_door(options, IfMissing::refuse);
  const Desk desk(door);
  std::array<std::int64_t, counted.size()> sums{};
  for (bool more = true; more;) {
    const boost::json::object done = desk.post("/api/tick", {});
    for (std::size_t i = 0; i < counted.size(); ++i) {
      sums[i] += done.at(counted[i]).to_number<std::int64_t>();
    }
    more = done.at("more").as_bool();
  }
  std::string text;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    text.append(text.empty() ? "" : ", ").append(counted[i]);
    text.append(" ").append(std::to_string(sums[i]));
  }
  // For who has to wake the helpdesk, as hosts/host-tick.
  const boost::json::object health = desk.get("/api/health");
  const auto waiting = health.at("outbox").at("waiting").to_number<std::int64_t>();
  text.append(", waiting ").append(std::to_string(waiting));
  std::printf("%s\n", text.c_str());
  return ExitCode::ok;
}

}  // namespace

void add_tick(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<StoreArguments>();
  CLI::App* command = app.add_subcommand("tick", "Let time pass: settle, expire, notify");
  add_store_options(*command, *options);
  command->footer(
      "Run it every minute, from a systemd timer or cron. Running it twice does no harm.\n"
      "It ends with how many effects wait for the helpdesk or for amends deliver.\n\n"
      "Example:\n"
      "  * * * * *  www-data  amends tick --store /var/lib/amends/helpdesk.db");
  command->callback([options, &chosen] { chosen = [options] { return tick(*options); }; });
}

}  // namespace amends::cli
