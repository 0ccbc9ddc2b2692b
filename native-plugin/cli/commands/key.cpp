#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "native-plugin/cli/action.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/commands/key_ring.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct Options {
  StoreArguments store;
  std::string name;
  std::string role;
  std::vector<std::string> teams;
  std::vector<std::string> queues;
  std::string id;
  bool as_json = false;
};

json::array texts(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

ExitCode create(const Options& options) {
  json::object wanted{{"name", options.name}, {"role", options.role}};
  if (!options.teams.empty() || !options.queues.empty()) {
    wanted.emplace(
        "scopes", json::object{{"teams", texts(options.teams)}, {"queues", texts(options.queues)}});
  }
  const Door door = open_door(options.store, IfMissing::create);
  const json::object made = Desk(door).post("/api/keys", wanted);
  if (options.as_json) {
    std::printf("%s\n", json::serialize(made).c_str());
    return ExitCode::ok;
  }
  // The key alone on stdout, so that KEY=$(amends key create …) works.
  std::fprintf(stderr, "key %s for %s (%s); it is shown only now:\n",
               made.at("id").as_string().c_str(), options.name.c_str(), options.role.c_str());
  std::printf("%s\n", made.at("secret").as_string().c_str());
  return ExitCode::ok;
}

std::string scope_text(const json::object& key) {
  const auto* scopes = key.if_contains("scopes");
  if (scopes == nullptr || !scopes->is_object()) return "everything";
  std::string text;
  for (const auto& [kind, values] : scopes->get_object()) {
    for (const json::value& value : values.as_array()) {
      text += (text.empty() ? "" : ", ") + std::string(kind) + ": " + value.as_string().c_str();
    }
  }
  return text.empty() ? "everything" : text;
}

ExitCode list(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer = Desk(door).get("/api/keys");
  if (options.as_json) {
    std::printf("%s\n", json::serialize(answer).c_str());
    return ExitCode::ok;
  }
  Table table({{"ID"}, {"ROLE"}, {"NAME"}, {"SEES"}, {"MADE"}, {"STATE"}});
  for (const json::value& item : answer.at("keys").as_array()) {
    const json::object& key = item.as_object();
    table.add({key.at("id").as_string().c_str(), key.at("role").as_string().c_str(),
               key.at("name").as_string().c_str(), scope_text(key),
               to_text(UtcMillis{key.at("created_at").to_number<std::int64_t>()}).substr(0, 10),
               key.at("revoked").as_bool() ? "revoked" : "valid"});
  }
  std::fputs(table.text().c_str(), stdout);
  return ExitCode::ok;
}

ExitCode revoke(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  Desk(door).post("/api/keys/" + url_encoded(options.id) + "/revoke", {});
  std::fprintf(stderr, "key %s is revoked\n", options.id.c_str());
  return ExitCode::ok;
}

}  // namespace

void add_key(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("key", "Bearer keys, and the keys behind links");
  command->require_subcommand(1);
  command->footer(
      "Examples:\n"
      "  amends key create --store helpdesk.db --name Jana --role manager --team Network\n"
      "  amends key list --store helpdesk.db\n"
      "  amends key revoke --store helpdesk.db 3f2a9c81d04b7e65a1c2d3e4f5061728\n"
      "  amends key rotate --store helpdesk.db\n"
      "  amends key ring --store helpdesk.db");

  CLI::App* made =
      add_action(*command, "create", "Make a key; it is shown only once", create, options, chosen);
  made->add_option("--name", options->name, "Whose key it is")->required();
  made->add_option("--role", options->role, "agent, manager, admin or host")
      ->check(CLI::IsMember({"agent", "manager", "admin", "host"}))
      ->required();
  made->add_option("--team", options->teams, "A team it sees; none: every team");
  made->add_option("--queue", options->queues, "A queue it sees; none: every queue");
  made->add_flag("--json", options->as_json, "The answer as JSON");
  made->footer("Example:\n  KEY=$(amends key create --store helpdesk.db --name ci --role agent)");

  CLI::App* listed =
      add_action(*command, "list", "List all keys, without their secrets", list, options, chosen);
  listed->add_flag("--json", options->as_json, "The answer as JSON");
  listed->footer("Example:\n  amends key list --store helpdesk.db");

  CLI::App* revoked =
      add_action(*command, "revoke", "Make a key invalid for ever", revoke, options, chosen);
  revoked->add_option("id", options->id, "The key's id, from amends key list")->required();
  revoked->footer(
      "Example:\n  amends key revoke --store helpdesk.db 3f2a9c81d04b7e65a1c2d3e4f5061728");

  add_key_ring(*command, chosen);
}

}  // namespace amends::cli
