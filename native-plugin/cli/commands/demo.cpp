#include <cstdio>
#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/demo/helpdesk.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/serving.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  ServingOptions serving;
  bool fresh = false;
};

ExitCode serve_demo(const Options& options) {
  // Listens first: a port that is taken is told before a year of helpdesk is made up.
  Server::claim(options.serving.address, options.serving.port);
  Helpdesk helpdesk(options.store, options.fresh);
  Serving serving(options.store, options.serving);
  helpdesk.open(serving.door(), serving.sessions(), serving.origin() + std::string(amends_prefix));
  serving.add_part(helpdesk.mount());
  // The same pages once more, where no server answers them: there the product runs in the browser.
  if (!options.serving.pages.empty()) {
    serving.add_part(pages_mount(options.serving.pages, "/in-browser/"));
  }
  serving.add_chore([&serving] {
    demo::empty_outbox({sample_door(Desk(serving.door())), demo::administrator()});
  });
  std::printf("Amends is ready at %s/\n", serving.origin().c_str());
  std::printf("The manager signs in at %s%s\n", serving.origin().c_str(),
              helpdesk.login_path().c_str());
  std::fflush(stdout);
  serving.run();
  return ExitCode::ok;
}

}  // namespace

void add_demo(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  options->serving.tick_s = 2;  // a visitor does not wait a minute
  CLI::App* command = app.add_subcommand("demo", "Serve a made-up helpdesk to try things on");
  add_store_options(*command, options->store);
  add_serving_options(*command, options->serving);
  command->add_flag("--fresh", options->fresh, "Throw the demo's store away and make it anew");
  command->footer(
      "Makes the store at the first start: a year of requests, answers and follow-ups. A "
      "store\n"
      "that no demo made is never touched.\n\n"
      "Example:\n"
      "  amends demo --store demo.db --pages share/amends/web-demo --assets share/amends/web");
  command->callback([options, &chosen] { chosen = [options] { return serve_demo(*options); }; });
}

}  // namespace amends::cli
