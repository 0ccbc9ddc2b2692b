#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/json_text.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

constexpr std::int64_t page_items = 200;

struct Options {
  StoreArguments store;
  std::string state = "waiting";
  std::string assignee;
  // What a case is about, by the names of the query.
  std::map<std::string, std::string> filters;
  std::string search;
  std::string sort = "urgency";
  bool overdue = false;
  std::int64_t limit = 50;
  bool as_json = false;
  bool as_csv = false;
};

// A part of an object within an object, such as the customer's name; empty when either is null.
std::string text_in(const json::object& object, std::string_view outer, std::string_view inner) {
  const auto* value = object.if_contains(outer);
  return value != nullptr && value->is_object() ? text_of(value->get_object(), inner) : "";
}

std::string moment_of(const json::object& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  if (value == nullptr || !value->is_int64()) return "–";
  std::string text = to_text(UtcMillis{value->get_int64()}).substr(0, 16);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string query_from(const Options& options, std::int64_t limit, const std::string& cursor) {
  std::string query = "limit=" + std::to_string(limit);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) query.append("&").append(name).append("=").append(url_encoded(value));
  };
  add("state", options.state);
  add("assignee", options.assignee);
  for (const auto& [name, value] : options.filters) add(name.c_str(), value);
  add("q", options.search);
  add("overdue", options.overdue ? "1" : "");
  add("sort", options.sort);
  add("cursor", cursor);
  return query;
}

// Page after page, until there are as many as wanted.
json::array read_items(const Desk& desk, const Options& options) {
  json::array items;
  std::string cursor;
  do {
    const auto left = options.limit - static_cast<std::int64_t>(items.size());
    const json::object page =
        desk.get("/api/follow-ups", query_from(options, std::min(left, page_items), cursor));
    for (const json::value& item : page.at("items").as_array()) items.push_back(item);
    cursor = text_of(page, "next");
  } while (!cursor.empty() && static_cast<std::int64_t>(items.size()) < options.limit);
  return items;
}

std::string state_text(const json::object& item) {
  const auto* settling = item.if_contains("settling");
  const bool is_settling = settling != nullptr && settling->is_bool() && settling->get_bool();
  return is_settling ? "settling" : text_of(item, "state");
}

std::string due_text(const json::object& item) {
  const auto* overdue = item.if_contains("overdue");
  const bool late = overdue != nullptr && overdue->is_bool() && overdue->get_bool();
  return moment_of(item, "due_at") + (late ? " overdue" : "");
}

// What was said at the end has columns where anything ended.
std::string table_text(const json::array& items) {
  const bool ended = std::any_of(items.begin(), items.end(), [](const json::value& item) {
    return !text_of(item.as_object(), "outcome").empty();
  });
  std::vector<Column> heads = {{"REQUEST"},  {"CUSTOMER"},  {"ANSWER"}, {"STATE"},
                               {"ASSIGNEE"}, {"DUE (UTC)"}, {"SUBJECT"}};
  if (ended) heads.insert(heads.end(), {{"OUTCOME"}, {"ROOT CAUSE"}, {"ACTION"}});
  Table table(std::move(heads));
  for (const json::value& value : items) {
    const json::object& item = value.as_object();
    std::vector<std::string> cells = {text_of(item, "request"),
                                      shortened(text_in(item, "customer", "name"), 24),
                                      shortened(text_of(item, "label"), 16),
                                      state_text(item),
                                      shortened(text_in(item, "assignee", "name"), 20),
                                      due_text(item),
                                      shortened(text_of(item, "subject"), 50)};
    for (const char* member : {"outcome", "root_cause", "action"}) {
      if (ended) cells.push_back(text_of(item, member));
    }
    table.add(std::move(cells));
  }
  return table.text();
}

// Page after page, each written before the next is asked for.
ExitCode write_csv(const Desk& desk, const Options& options) {
  std::string cursor;
  std::int64_t left = options.limit;
  do {
    const std::int64_t items = std::min(left, page_items);
    const TextPage page =
        desk.get_page_as("text/csv", "/api/follow-ups", query_from(options, items, cursor));
    std::fwrite(page.text.data(), 1, page.text.size(), stdout);
    left -= items;
    cursor = page.next;
  } while (!cursor.empty() && left > 0);
  return ExitCode::ok;
}

ExitCode list(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  if (options.as_csv) return write_csv(Desk(door), options);
  const json::array items = read_items(Desk(door), options);
  if (options.as_json) {
    std::printf("%s\n", json::serialize(items).c_str());
    return ExitCode::ok;
  }
  std::fputs(table_text(items).c_str(), stdout);
  return ExitCode::ok;
}

}  // namespace

void add_follow_ups(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("follow-ups", "List the cases, the most urgent first");
  add_store_options(*command, options->store);
  command
      ->add_option(
          "--state", options->state,
          "waiting, settling, open, assigned, contacted, addressed, withdrawn, voided or merged")
      ->capture_default_str();
  command->add_option("--assignee", options->assignee, "Only of this person; none: of nobody");
  const auto add_filter = [&](const std::string& name, const char* help) {
    command->add_option("--" + name, options->filters[name], help);
  };
  add_filter("team", "Only of this team");
  add_filter("queue", "Only of this queue");
  add_filter("agent", "Only about the work of this agent");
  add_filter("service", "Only of this service");
  add_filter("touchpoint", "Only of this touchpoint");
  add_filter("channel", "Only of requests that came in so");
  add_filter("organisation", "Only of customers of this organisation");
  add_filter("tag", "Only of requests with this tag");
  add_filter("answer", "Only with this answer");
  add_filter("from", "Only answered from this day on, such as 2026-11-24");
  add_filter("to", "Only answered until this day");
  command->add_option("--search", options->search, "Only with this text in them");
  command->add_option("--sort", options->sort, "What comes first: urgency, newest or moment")
      ->check(CLI::IsMember({"urgency", "newest", "moment"}))
      ->capture_default_str();
  command->add_flag("--overdue", options->overdue, "Only those that are late");
  command->add_option("--limit", options->limit, "How many at most")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  auto* as_json = command->add_flag("--json", options->as_json, "The items as JSON");
  command->add_flag("--csv", options->as_csv, "The items as CSV, with all that is known of each")
      ->excludes(as_json);
  command->footer(
      "Examples:\n"
      "  amends follow-ups --store helpdesk.db\n"
      "  amends follow-ups --store helpdesk.db --state addressed --team Network --json\n"
      "  amends follow-ups --store helpdesk.db --limit 100000 --csv > waiting.csv");
  command->callback([options, &chosen] { chosen = [options] { return list(*options); }; });
}

}  // namespace amends::cli
