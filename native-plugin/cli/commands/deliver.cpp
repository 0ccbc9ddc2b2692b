#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/delivery/web_poster.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/json_text.hpp"
#include "native-plugin/cli/text/progress.hpp"
#include "native-plugin/cli/text/table.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

constexpr std::int64_t batch_posts = 16;
// A batch goes out at once, so that each post is over long before its lease is.
constexpr std::int64_t lease_margin_s = 45;

struct Options {
  StoreArguments store;
  PosterOptions poster;
  std::vector<std::string> retry;
  bool once = false;
  bool dry_run = false;
  bool list = false;
  bool as_json = false;
};

struct Count {
  std::int64_t delivered = 0;
  std::int64_t failed = 0;
};

// Of two that run at once, none acknowledges what the other one holds.
std::string fresh_consumer() {
  Bytes bytes(16);
  SystemEntropy().fill(bytes);
  return "deliver-" + hex_encode(bytes);
}

WebPost post_of(const json::object& effect) {
  WebPost post;
  post.url = text_of(effect, "url");
  post.body = text_of(effect, "body");
  post.allow_private = effect.at("allow_private").as_bool();
  for (const auto& [name, value] : effect.at("headers").as_object()) {
    post.headers.emplace_back(name, value.as_string());
  }
  return post;
}

std::string what_is(const json::object& effect) {
  return text_of(effect, "event") + " of request " + text_of(effect, "request") + " to " +
         text_of(effect, "webhook");
}

Count post_batch(const json::array& effects, const std::string& consumer, const Desk& desk,
                 WebPoster& poster, Progress& progress) {
  std::vector<WebPost> posts;
  for (const json::value& effect : effects) posts.push_back(post_of(effect.as_object()));
  const std::vector<std::string> outcomes = poster.post_all(posts);
  Count count;
  json::array ids;
  json::array failed;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const json::object& effect = effects[i].as_object();
    if (outcomes[i].empty()) {
      ids.push_back(effect.at("id"));
      continue;
    }
    failed.push_back(json::object{{"id", effect.at("id")}, {"error", outcomes[i]}});
    progress.clear();
    std::fprintf(stderr, "amends: %s: %s\n", harmless(what_is(effect)).c_str(),
                 harmless(outcomes[i]).c_str());
  }
  count.delivered = static_cast<std::int64_t>(ids.size());
  count.failed = static_cast<std::int64_t>(failed.size());
  desk.post("/api/outbox/ack",
            {{"consumer", consumer}, {"ids", std::move(ids)}, {"failed", std::move(failed)}});
  return count;
}

ExitCode deliver(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const Desk desk(door);
  WebPoster poster(options.poster);
  Progress progress;
  watch_interrupts();
  const std::string consumer = fresh_consumer();
  const json::object wish{{"consumer", consumer},
                          {"kinds", json::array{"webhook.send"}},
                          {"limit", batch_posts},
                          {"lease_s", options.poster.timeout_s + lease_margin_s}};
  Count all;
  for (bool more = true; more && !was_interrupted();) {
    const json::object leased = desk.post("/api/outbox/lease", wish);
    const Count batch =
        post_batch(leased.at("effects").as_array(), consumer, desk, poster, progress);
    all.delivered += batch.delivered;
    all.failed += batch.failed;
    progress.show("delivering", all.delivered + all.failed);
    more = leased.at("more").as_bool() && !options.once;
  }
  progress.clear();
  std::printf("delivered %lld, failed %lld\n", static_cast<long long>(all.delivered),
              static_cast<long long>(all.failed));
  if (was_interrupted()) return ExitCode::interrupted;
  return all.failed > 0 ? ExitCode::failed : ExitCode::ok;
}

std::string moment_of(const json::object& item) {
  return to_text(UtcMillis{item.at("not_before_at").to_number<std::int64_t>()}).substr(0, 19);
}

ExitCode show(const Options& options, const std::string& state) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer = Desk(door).get("/api/outbox", "kind=webhook.send&state=" + state);
  if (options.as_json) {
    std::printf("%s\n", json::serialize(answer).c_str());
    return ExitCode::ok;
  }
  Table table({{"ID"},
               {"WEBHOOK"},
               {"EVENT"},
               {"REQUEST"},
               {"SINCE (UTC)"},
               {"ATTEMPTS", Align::right},
               {"ERROR"}});
  for (const json::value& value : answer.at("items").as_array()) {
    const json::object& item = value.as_object();
    table.add({text_of(item, "id"), text_of(item, "webhook"), text_of(item, "event"),
               text_of(item, "request"), moment_of(item),
               std::to_string(item.at("attempts").to_number<std::int64_t>()),
               shortened(text_of(item, "error"), 60)});
  }
  std::fputs(table.text().c_str(), stdout);
  return ExitCode::ok;
}

ExitCode retry(const Options& options) {
  const Door door = open_door(options.store, IfMissing::refuse);
  const json::object answer = Desk(door).post(
      "/api/outbox/retry", {{"ids", json::array(options.retry.begin(), options.retry.end())}});
  const auto retried = answer.at("retried").to_number<std::size_t>();
  if (retried < options.retry.size()) {
    throw Failure(ExitCode::refused, std::to_string(options.retry.size() - retried) +
                                         " of the deliveries were not among those given up");
  }
  std::fprintf(stderr, "they go out with the next amends deliver\n");
  return ExitCode::ok;
}

ExitCode run(const Options& options) {
  if (options.list) return show(options, "given_up");
  if (options.dry_run) return show(options, "due");
  if (!options.retry.empty()) return retry(options);
  return deliver(options);
}

}  // namespace

void add_deliver(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("deliver", "Post what webhooks are to be told");
  add_store_options(*command, options->store);
  command->add_option("--timeout", options->poster.timeout_s, "Seconds that one post may take")
      ->check(CLI::Range(1, 60))
      ->capture_default_str();
  command
      ->add_option("--proxy", options->poster.proxy,
                   "Through this proxy, which then has to refuse private addresses")
      ->type_name("URL");
  command->add_flag("--once", options->once, "One batch of 16 at most");
  CLI::Option* dry_run = command->add_flag("--dry-run", options->dry_run,
                                           "Show what would go out now, and post nothing");
  CLI::Option* list = command->add_flag("--list", options->list, "Show what was given up");
  CLI::Option* again =
      command->add_option("--retry", options->retry, "Let what was given up go out again")
          ->type_name("ID");
  command->add_flag("--json", options->as_json, "What is shown as JSON");
  dry_run->excludes(list)->excludes(again);
  list->excludes(again);
  command->footer(
      "Run it every minute, from a systemd timer or cron; two at once do no harm. What is not\n"
      "answered with 2xx comes again, a minute later at first and a day later in the end, and is\n"
      "given up after as many attempts as the settings say.\n\n"
      "Examples:\n"
      "  amends deliver --store /var/lib/amends/helpdesk.db\n"
      "  amends deliver --store helpdesk.db --list\n"
      "  amends deliver --store helpdesk.db --retry 3f2a9c81d04b7e65a1c2d3e4f5061728");
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace amends::cli
