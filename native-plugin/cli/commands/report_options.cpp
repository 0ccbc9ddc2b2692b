#include "native-plugin/cli/commands/report_options.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "core/report/tally.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {

namespace json = boost::json;

void add_report_options(CLI::App& command, ReportOptions& options) {
  add_store_options(command, options.store);
  command.add_option("--from", options.members["from"], "First day, YYYY-MM-DD")->type_name("DAY");
  command.add_option("--to", options.members["to"], "Last day, YYYY-MM-DD")->type_name("DAY");
  for (const std::string& filter : dimension_names()) {
    command.add_option("--" + filter, options.members[filter], "Only this " + filter);
  }
  CLI::Option* as_json = command.add_flag("--json", options.as_json, "The report as JSON");
  command.add_flag("--csv", options.as_csv, "The report as CSV")->excludes(as_json);
}

std::vector<std::string> dimension_names() {
  const auto& texts = EnumTexts<Dimension>::texts;
  return {texts.begin() + 1, texts.end()};  // without none
}

void add_cohort_option(CLI::App& command, ReportOptions& options) {
  command
      .add_option("--cohort", options.members["cohort"], "By the day answered, or the day asked")
      ->check(CLI::IsMember({"answered", "asked"}));
}

void add_member(std::string& query, const std::string& name, const std::string& value) {
  query.append(query.empty() ? "" : "&").append(name).append("=").append(url_encoded(value));
}

std::string query_of(const ReportOptions& options) {
  std::string query;
  for (const auto& [name, value] : options.members) {
    if (!value.empty()) add_member(query, name, value);
  }
  return query;
}

ExitCode print_report(const ReportOptions& options, const std::string& name,
                      const std::string& query,
                      const std::function<std::string(const json::object&)>& text) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const Desk desk(door);
  const std::string path = "/api/reports/" + name;
  std::string told;
  if (options.as_csv) {
    told = desk.get_as("text/csv", path, query);
  } else if (options.as_json) {
    told = json::serialize(desk.get(path, query)) + "\n";
  } else {
    told = text(desk.get(path, query));
  }
  std::fputs(told.c_str(), stdout);
  return ExitCode::ok;
}

std::string notes_text(const json::object& report) {
  std::string text;
  const auto* notes = report.if_contains("notes");
  if (notes == nullptr || !notes->is_array()) return text;
  for (const json::value& note : notes->get_array()) {
    text += "\n" + harmless(std::string(note.as_string())) + "\n";
  }
  return text;
}

}  // namespace amends::cli
