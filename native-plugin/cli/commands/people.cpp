#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "core/api/erasure.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "native-plugin/cli/action.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/json_text.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct Options {
  StoreArguments store;
  std::string id;
  bool yes = false;
};

std::string path_of(const Options& options) {
  return "/api/people/" + url_encoded(options.id);
}

// All pages as one document.
json::object read_all(const Desk& desk, const Options& options) {
  json::object whole = desk.get(path_of(options), "limit=200");
  while (whole.at("next").is_string()) {
    const std::string cursor(whole.at("next").as_string());
    json::object page = desk.get(path_of(options), "limit=200&cursor=" + url_encoded(cursor));
    for (json::value& request : page.at("requests").as_array()) {
      whole.at("requests").as_array().push_back(std::move(request));
    }
    json::array& known = whole.at("known_as").as_array();
    for (json::value& identity : page.at("known_as").as_array()) {
      const bool twice = std::find(known.begin(), known.end(), identity) != known.end();
      if (!twice) known.push_back(std::move(identity));
    }
    whole["next"] = page.at("next");
  }
  whole.erase("next");
  return whole;
}

std::string day_of(const json::value& at) {
  return to_text(UtcMillis{at.to_number<std::int64_t>()}).substr(0, 10);
}

// The answers, from the first to the last cycle: "1, 5".
std::string answers_of(const json::object& request) {
  std::string text;
  for (const json::value& rating : request.at("ratings").as_array()) {
    text.append(text.empty() ? "" : ", ");
    text.append(std::to_string(rating.at("answer").to_number<std::int64_t>()));
  }
  return text;
}

std::string cases_of(const json::object& request) {
  std::string text;
  for (const json::value& follow_up : request.at("follow_ups").as_array()) {
    text.append(text.empty() ? "" : ", ").append(follow_up.at("state").as_string());
  }
  return text;
}

// When the helpdesk first told of it.
std::string since(const json::object& request) {
  const json::array& timeline = request.at("timeline").as_array();
  return timeline.empty() ? "" : day_of(timeline.front().at("at"));
}

ExitCode show(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object person = read_all(Desk(door), options);
  for (const json::value& item : person.at("known_as").as_array()) {
    const json::object& who = item.as_object();
    std::string line = shortened(text_of(who, "name"), 60);
    for (const char* member : {"id", "mail", "phone"}) {
      const std::string text = text_of(who, member);
      if (!text.empty()) line.append(line.empty() ? "" : ", ").append(text);
    }
    std::printf("%s\n", harmless(line).c_str());
  }
  const json::value& erased_at = person.at("erased_at");
  if (!erased_at.is_null()) std::printf("erased on %s\n", day_of(erased_at).c_str());
  if (person.at("asking").at("stopped").as_bool()) std::printf("wants to be asked no more\n");
  Table table({{"SINCE"}, {"REQUEST"}, {"STATUS"}, {"ANSWERS"}, {"CASES"}, {"SUBJECT"}});
  for (const json::value& item : person.at("requests").as_array()) {
    const json::object& request = item.as_object();
    table.add({since(request), text_of(request, "id"), text_of(request, "satisfaction_status"),
               answers_of(request), cases_of(request), shortened(text_of(request, "subject"), 50)});
  }
  std::fputs(table.text().c_str(), stdout);
  return ExitCode::ok;
}

ExitCode hand_over(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  std::printf("%s\n", json::serialize(read_all(Desk(door), options)).c_str());
  return ExitCode::ok;
}

std::string count_text(std::int64_t requests) {
  return grouped(requests) + (requests == 1 ? " request" : " requests");
}

// With all the time that it takes: calls of the door end by a deadline.
bool wipe_now(const Options& options) {
  DirectCore core(options.store, IfMissing::refuse);
  return expect(wipe_erased(core.services()));
}

ExitCode wipe(const Options& options) {
  if (wipe_now(options)) return ExitCode::ok;
  throw Failure(ExitCode::failed, "others are reading the store at this moment; try again");
}

// Each call of the door does bounded work and says whether there is more.
std::int64_t erase_all(const Options& options, bool& wiped) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const Desk desk(door);
  if (!options.yes) {
    const json::object person = read_all(desk, options);
    const auto requests = static_cast<std::int64_t>(person.at("requests").as_array().size());
    throw Failure(ExitCode::refused, options.id + " is in " + count_text(requests) +
                                         "; nothing was erased: --yes does it, for ever");
  }
  std::int64_t requests = 0;
  for (bool more = true; more;) {
    const json::object done = desk.remove(path_of(options));
    requests += done.at("requests").to_number<std::int64_t>();
    more = done.at("more").as_bool();
    wiped = done.at("wiped").as_bool();
  }
  return requests;
}

ExitCode erase(const Options& options) {
  bool wiped = false;
  const std::int64_t requests = erase_all(options, wiped);
  std::printf("erased in %s\n", count_text(requests).c_str());
  if (!wiped && !wipe_now(options)) {
    std::fprintf(stderr,
                 "others are reading the store: bytes stay in its files until a later tick\n");
  }
  return ExitCode::ok;
}

}  // namespace

void add_people(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("people", "What is kept about one customer: look, hand over, erase");
  command->require_subcommand(1);
  command->footer(
      "ID is what the helpdesk calls the customer; the mail address where there is no id.\n\n"
      "Examples:\n"
      "  amends people show --store helpdesk.db u17\n"
      "  amends people export --store helpdesk.db u17 > u17.json\n"
      "  amends people erase --store helpdesk.db --yes u17\n"
      "  amends people wipe --store helpdesk.db");

  CLI::App* shown =
      add_action(*command, "show", "The customer's requests, newest first", show, options, chosen);
  shown->footer("Example:\n  amends people show --store helpdesk.db ingrid@example.org");

  CLI::App* exported = add_action(*command, "export", "All that is kept, as JSON, to hand over",
                                  hand_over, options, chosen);
  exported->footer("Example:\n  amends people export --store helpdesk.db u17 > u17.json");

  CLI::App* erased = add_action(*command, "erase", "Erase names, addresses and words; scores stay",
                                erase, options, chosen);
  erased->add_flag("--yes", options->yes, "Do it: nothing brings it back");
  erased->footer(
      "It is noted in FILE.erased beside the store, and done again where an older copy is\n"
      "brought back: keep that file.\n\n"
      "Example:\n  amends people erase --store helpdesk.db --yes u17");

  CLI::App* wiped =
      add_action(*command, "wipe", "Make bytes of the erased go from the store's files", wipe,
                 options, chosen);
  wiped->footer(
      "Done after each erasure; by itself for a large store, or when somebody read it "
      "meanwhile.\n\n"
      "Example:\n  amends people wipe --store helpdesk.db");

  for (CLI::App* action : {shown, exported, erased}) {
    action->add_option("id", options->id, "The helpdesk's id, or a mail address")->required();
  }
}

}  // namespace amends::cli
