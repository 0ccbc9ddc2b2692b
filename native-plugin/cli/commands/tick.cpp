#include <boost/json/object.hpp>
#include <cstdio>
#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {
namespace {

// Each call of the door does bounded work and says whether there is more.
ExitCode tick(const StoreArguments& options) {
  const Door door = open_door(options, IfMissing::refuse);
  const Desk desk(door);
  std::int64_t settled = 0;
  std::int64_t expired = 0;
  for (bool more = true; more;) {
    const boost::json::object done = desk.post("/api/tick", {});
    settled += done.at("settled").to_number<std::int64_t>();
    expired += done.at("expired").to_number<std::int64_t>();
    more = done.at("more").as_bool();
  }
  std::printf("settled %lld, expired %lld\n", static_cast<long long>(settled),
              static_cast<long long>(expired));
  return ExitCode::ok;
}

}  // namespace

void add_tick(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<StoreArguments>();
  CLI::App* command = app.add_subcommand("tick", "Let time pass: settle, expire, notify");
  add_store_options(*command, *options);
  command->footer(
      "Run it every minute, from a systemd timer or cron. Running it twice does no harm.\n\n"
      "Example:\n"
      "  * * * * *  www-data  amends tick --store /var/lib/amends/helpdesk.db");
  command->callback([options, &chosen] { chosen = [options] { return tick(*options); }; });
}

}  // namespace amends::cli
