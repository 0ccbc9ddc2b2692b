#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "core/base/limits.hpp"
#include "core/model/json.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  std::string policy_file;
  std::int64_t days = 90;
  bool as_json = false;
};

// The member `ask` of the settings alone.
json::object read_policy(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(limits::max_body_bytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.gcount() == 0) throw Failure(ExitCode::refused, path + " cannot be read, or is empty");
  text.resize(static_cast<std::size_t>(file.gcount()));
  auto policy = parse_json_object(text);
  if (!policy) throw Failure(ExitCode::refused, path + ": " + policy.error().message);
  return std::move(*policy);
}

std::string count_of(const json::object& counts, std::string_view member) {
  return grouped(counts.at(member).to_number<std::int64_t>());
}

std::string outcome_text(const json::object& outcome) {
  const json::object& now = outcome.at("now").as_object();
  const json::object& then = outcome.at("then").as_object();
  Table table({{""}, {"NOW", Align::right}, {"THEN", Align::right}});
  table.add({"asked", count_of(now, "asked"), count_of(then, "asked")});
  table.add({"not asked", count_of(now, "suppressed"), count_of(then, "suppressed")});
  const json::object& reasons_now = now.at("suppressed_by").as_object();
  const json::object& reasons_then = then.at("suppressed_by").as_object();
  for (const auto& reason : reasons_now) {
    const std::string name(reason.key());
    const std::string is = count_of(reasons_now, name);
    const std::string would_be = count_of(reasons_then, name);
    if (is != "0" || would_be != "0") table.add({"  " + name, is, would_be});
  }
  std::string text = count_of(outcome, "completions") + " completions of the last " +
                     count_of(outcome, "days") + " days\n\n" + table.text();
  if (outcome.at("cut").as_bool()) {
    text += "\nOnly the first " + count_of(outcome, "looked_at_events") +
            " events of the history were looked at\n";
  }
  return text;
}

ExitCode rehearse(const Options& options) {
  const json::object policy = read_policy(options.policy_file);
  const Door door = open_door(options.store, IfMissing::refuse);
  const Desk desk(door);
  const json::object outcome =
      desk.post("/api/ask-policy/dry-run", {{"ask", policy}, {"days", options.days}});
  const std::string text =
      options.as_json ? json::serialize(outcome) + "\n" : outcome_text(outcome);
  std::fputs(text.c_str(), stdout);
  return ExitCode::ok;
}

}  // namespace

void add_ask(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ask", "What another ask policy would have done");
  add_store_options(*command, options->store);
  command
      ->add_option("--dry-run", options->policy_file,
                   "A file with the policy: the member ask of the settings, as JSON")
      ->type_name("FILE")
      ->required();
  command->add_option("--days", options->days, "How many days back, 90 by default")
      ->check(CLI::Range(std::int64_t{1}, limits::max_rehearsed_days));
  command->add_flag("--json", options->as_json, "The outcome as JSON");
  command->footer(
      "It changes nothing.\n\n"
      "Example:\n"
      "  amends ask --store helpdesk.db --dry-run policy.json --days 30");
  command->callback([options, &chosen] { chosen = [options] { return rehearse(*options); }; });
}

}  // namespace amends::cli
