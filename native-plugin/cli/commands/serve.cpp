#include <cstdio>
#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/serving.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  ServingOptions serving;
};

ExitCode serve(const Options& options) {
  check_store(options.store, IfMissing::create);
  Serving serving(options.store, options.serving);
  std::printf("Amends is ready at %s/\n", serving.origin().c_str());
  std::fflush(stdout);
  serving.run();
  return ExitCode::ok;
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "Serve links, widget, desk and API over HTTP");
  add_store_options(*command, options->store);
  add_serving_options(*command, options->serving);
  command->footer(
      "Customers' links lie below /amends/r, the desk's API below /amends/api (bearer keys), a\n"
      "browser signs in at /login?key=…. Put a server that speaks TLS in front; SIGTERM and "
      "Ctrl-C\n"
      "finish the running calls first.\n\n"
      "Examples:\n"
      "  amends serve --store /var/lib/amends/helpdesk.db\n"
      "  amends serve --store helpdesk.db --port 8500 --host-name help.example.org \\\n"
      "      --base-url https://help.example.org/amends --assets /usr/share/amends/web");
  command->callback([options, &chosen] { chosen = [options] { return serve(*options); }; });
}

}  // namespace amends::cli
