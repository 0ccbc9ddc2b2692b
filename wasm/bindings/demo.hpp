// The demo in a page: the application on a store whose history the page keeps, and the sample
// helpdesk around it (web-demo/sample).
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/history_import.hpp"
#include "core/base/text.hpp"
#include "wasm/bindings/instance.hpp"
#include "wasm/bindings/journaled_store.hpp"
#include "web-demo/sample/open_questions.hpp"
#include "web-demo/sample/showcase.hpp"
#include "web-demo/sample/storyteller.hpp"

namespace amends::page {

namespace json = boost::json;

inline constexpr std::size_t most_staged = 12;

/// The web files that a manifest lists (wasm/build.mjs).
class ListedAssets final : public Assets {
 public:
  explicit ListedAssets(const std::string& manifest) : names_(json::parse(manifest).as_object()) {}

  std::optional<std::string> file_of(std::string_view name) override {
    const bool listed = names_.at("files").as_object().contains(name) ||
                        names_.at("integrity").as_object().contains(name);
    return listed ? std::optional<std::string>(name) : std::nullopt;
  }
  std::string hashed_name(std::string_view plain) override {
    const json::value* hashed = names_.at("files").as_object().if_contains(plain);
    return std::string(hashed == nullptr ? plain : std::string_view(hashed->as_string()));
  }

 private:
  json::object names_;
};

class Demo {
 public:
  Demo(const std::string& root_key, val page, std::string base_url, const std::string& manifest)
      : assets_(manifest),
        instance_("default", root_key, std::move(page), {&store_, &assets_}),
        base_url_(std::move(base_url)) {}

  Instance& instance() { return instance_; }

  /// Tells some steps of the story; how far it is, of 1000.
  int tell(std::size_t steps) {
    if (!teller_) begin();
    instance_.page_ports.other_time = &*clock_;
    const bool more = teller_->play(steps);
    const int progress = more ? static_cast<int>(teller_->progress()) : 1000;
    if (!more) end();
    instance_.page_ports.other_time = nullptr;
    return progress;
  }

  /// What a page keeps to know the sample again.
  std::string notes() const {
    return json::serialize(json::object{{"manager", sample_.manager}, {"staged", sample_.staged}});
  }
  void know_again(const std::string& notes) {
    const json::object known = json::parse(notes).as_object();
    sample_ = {{}, known.at("manager").as_object(), known.at("staged").as_array()};
  }

  /// A document of the pages; empty: there is none.
  std::string find(const std::string& path) {
    if (!showcase_) showcase_.emplace(door(), sample_.staged, sample_.manager);
    const auto found = showcase_->find(path);
    return found ? json::serialize(*found) : std::string();
  }

  void empty_outbox() { demo::empty_outbox({door(), demo::administrator()}); }

  /// What has happened since the last time, as lines; and whether what was taken before has texts
  /// that are gone now, so that all of history() belongs in its place.
  std::string take_journal() { return store_.take_journal(); }
  bool take_erased() { return store_.take_erased(); }

  /// The whole history as a file (docs/export.md).
  std::string history() {
    Services services = services_now();
    std::string text;
    const auto done = export_history(services, [&text](std::string_view line) {
      text.append(line) += '\n';
      return true;
    });
    if (!done) die(done.error().message);
    return text;
  }

  /// Brings a history into the empty store, some whole lines at a time. An empty text, or what is
  /// wrong with them. `own`: it is this store's, and its keys work.
  std::string take_history(const std::string& lines, bool own) {
    if (!import_) begin_import(own);
    for (const std::string_view line : split(lines, '\n')) {
      if (line.empty()) continue;
      if (const auto taken = import_->take(line); !taken) return taken.error().message;
    }
    return {};
  }
  /// Behind the last line; then stage() or know_again().
  std::string end_history() {
    if (!import_) begin_import(false);
    const auto done = import_->finish();
    import_.reset();
    importing_.reset();
    if (!done) return done.error().message;
    store_.begin_journal();
    return {};
  }
  /// The sample of a history that is somebody else's: what it has of open questions.
  void stage() {
    Services services = services_now();
    auto open = demo::open_questions(services, most_staged);
    if (!open) die(open.error().message);
    sample_ = {{}, {{"id", "visitor"}, {"name", "You"}}, std::move(*open)};
  }

 private:
  Services services_now() {
    return {instance_.config, instance_.ports(), make_application_cache()};
  }
  void begin_import(bool own) {
    importing_.emplace(services_now());
    import_.emplace(*importing_, HistoryImportPlan{own});
  }
  // What cannot be on a store in memory.
  [[noreturn]] void die(const std::string& why) {
    instance_.page_ports.log("error", why);
    std::abort();
  }

  void begin() {
    const UtcMillis now = instance_.page_ports.now();
    clock_.emplace(UtcMillis{now.count - demo::story_ms});
    instance_.page_ports.other_time = &*clock_;
    teller_.emplace(door(), *clock_, now, demo::sample_seed);
  }
  void end() {
    sample_ = teller_->finish();
    teller_.reset();
    store_.begin_journal();
  }

  demo::SampleDoor door() {
    return [this](const demo::SampleCall& call) { return ask(call); };
  }
  json::object ask(const demo::SampleCall& call) {
    json::object request{{"method", call.method}, {"path", call.path}, {"base_url", base_url_}};
    json::object headers{{"accept", "application/json"}, {"x-amends", "1"}};
    if (!call.actor.is_null()) request["actor"] = call.actor;
    if (call.actor.is_null()) headers["sec-fetch-site"] = "same-origin";
    if (call.method != "GET") {
      headers["content-type"] = "application/json";
      request["body"] = json::serialize(call.body);
    }
    request["headers"] = std::move(headers);
    const std::string text = instance_.application.handle(json::serialize(request));
    const json::object answer = json::parse(text).as_object();
    const std::string body(answer.at("body").as_string());
    if (answer.at("status").as_int64() >= 300) {
      die(std::string(call.method) + " " + call.path + ": " + body);
    }
    return json::parse(body).as_object();
  }

  JournaledStore store_;
  ListedAssets assets_;
  Instance instance_;
  std::string base_url_;
  std::optional<demo::StoryClock> clock_;
  std::optional<demo::Storyteller> teller_;
  demo::SampleHelpdesk sample_;
  std::optional<demo::Showcase> showcase_;
  std::optional<Services> importing_;
  std::optional<HistoryImport> import_;
};

}  // namespace amends::page
