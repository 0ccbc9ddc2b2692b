#include <boost/json/object.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  std::string survey;
  std::string language;
  std::string base_url;
};

ExitCode mail_preview(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const Desk desk([&](const DoorCall& call) {
    DoorCall located = call;
    located.base_url = options.base_url;
    return door.call(located);
  });
  const std::string page = desk.get_as(
      "text/html", "/api/mail-preview",
      "survey=" + url_encoded(options.survey) + "&language=" + url_encoded(options.language));
  std::fputs(page.c_str(), stdout);
  return ExitCode::ok;
}

}  // namespace

void add_mail_preview(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("mail-preview", "The rating block of the mails, as a page to look at");
  add_store_options(*command, options->store);
  command->add_option("--survey", options->survey, "Id of the survey; else the first one");
  command->add_option("--language", options->language, "Only this language of the survey")
      ->type_name("TAG");
  command
      ->add_option("--base-url", options->base_url,
                   "Where customers reach Amends, unless the settings say it")
      ->type_name("URL");
  command->footer(
      "Links in the preview open nothing and record nothing.\n\n"
      "Example:\n  amends mail-preview --store helpdesk.db --language de > preview.html");
  command->callback([options, &chosen] { chosen = [options] { return mail_preview(*options); }; });
}

}  // namespace amends::cli
