#include <array>
#include <boost/json/object.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "core/base/limits.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

// The members of the answer, in the order they are told.
constexpr std::array<const char*, 4> kinds = {"comments", "notes", "identities", "undelivered"};

struct Options {
  StoreArguments store;
  std::array<int, kinds.size()> days{};  // 0: as the settings say
};

std::string query_of(const Options& options) {
  std::string query;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (options.days[i] == 0) continue;
    query.append(query.empty() ? "" : "&").append(kinds[i]);
    query.append("_days=").append(std::to_string(options.days[i]));
  }
  return query;
}

std::string kept_for(const json::object& policy, const std::string& kind) {
  const auto* days = policy.if_contains(kind + "_days");
  return days == nullptr ? "for ever" : grouped(days->to_number<std::int64_t>()) + " days";
}

ExitCode retention(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer = Desk(door).get("/api/retention", query_of(options));
  const json::object& policy = answer.at("retention").as_object();
  Table table({{""}, {"KEPT", Align::right}, {"WOULD GO NOW", Align::right}});
  for (const char* kind : kinds) {
    const auto due = answer.at("due").at(kind).to_number<std::int64_t>();
    table.add({kind, kept_for(policy, kind), grouped(due)});
  }
  std::fputs(table.text().c_str(), stdout);
  return ExitCode::ok;
}

}  // namespace

void add_retention(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("retention", "How long words and names are kept, and what would go now");
  add_store_options(*command, options->store);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    command
        ->add_option("--" + std::string(kinds[i]) + "-days", options->days[i],
                     "As if the settings said this")
        ->check(CLI::Range(1, static_cast<int>(limits::max_retention_days)))
        ->type_name("N");
  }
  command->footer(
      "Nothing goes by it: the settings say how long (retention), and the tick does it.\n\n"
      "Examples:\n"
      "  amends retention --store helpdesk.db\n"
      "  amends retention --store helpdesk.db --comments-days 365 --notes-days 365");
  command->callback([options, &chosen] { chosen = [options] { return retention(*options); }; });
}

}  // namespace amends::cli
