#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "native-plugin/cli/action.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct Options {
  StoreArguments store;
  std::string id;
};

std::string text_of(const json::value& value) {
  return std::string(value.as_string());
}

ExitCode list(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer = Desk(door).get("/api/settings");
  Table table({{"ID"}, {"FORMAT"}, {"STATE"}, {"EVENTS"}, {"URL"}});
  for (const json::value& webhook : answer.at("settings").at("webhooks").as_array()) {
    std::string events;
    for (const json::value& event : webhook.at("events").as_array()) {
      events.append(events.empty() ? "" : ", ").append(event.as_string());
    }
    table.add({text_of(webhook.at("id")), text_of(webhook.at("format")),
               webhook.at("active").as_bool() ? "active" : "off", events,
               text_of(webhook.at("url"))});
  }
  std::fputs(table.text().c_str(), stdout);
  return ExitCode::ok;
}

ExitCode secret(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer =
      Desk(door).get("/api/webhooks/" + url_encoded(options.id) + "/secret");
  std::printf("%s\n", answer.at("secret").as_string().c_str());
  return ExitCode::ok;
}

}  // namespace

void add_webhook(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("webhook", "Webhooks of the settings, and their secrets");
  command->require_subcommand(1);
  command->footer(
      "Examples:\n"
      "  amends webhook list --store helpdesk.db\n"
      "  amends webhook secret --store helpdesk.db crm");

  CLI::App* listed =
      add_action(*command, "list", "List the webhooks of the settings", list, options, chosen);
  listed->footer("Example:\n  amends webhook list --store helpdesk.db");

  CLI::App* shown =
      add_action(*command, "secret", "What a webhook's receiver checks signatures with", secret,
                 options, chosen);
  shown->add_option("id", options->id, "The webhook's id")->required();
  shown->footer("Example:\n  SECRET=$(amends webhook secret --store helpdesk.db crm)");
}

}  // namespace amends::cli
