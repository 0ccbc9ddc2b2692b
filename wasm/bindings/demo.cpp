// The demo in a web page: the application, and the sample helpdesk around it (web-demo/sample).
#include <emscripten/bind.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <optional>
#include <string>

#include "wasm/bindings/instance.hpp"
#include "web-demo/sample/showcase.hpp"
#include "web-demo/sample/storyteller.hpp"

namespace {

using namespace amends;
namespace json = boost::json;

constexpr std::uint32_t demo_seed = 20260901;

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
  Demo(const std::string& root_key, emscripten::val page, std::string base_url,
       const std::string& manifest)
      : assets_(manifest),
        instance_("default", root_key, std::move(page), &assets_),
        base_url_(std::move(base_url)) {}

  page::Instance& instance() { return instance_; }

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

 private:
  void begin() {
    constexpr std::int64_t before_ms = 400 * day_ms;  // the story is told from its beginning on
    const UtcMillis now = instance_.page_ports.now();
    clock_.emplace(UtcMillis{now.count - before_ms});
    instance_.page_ports.other_time = &*clock_;
    teller_.emplace(door(), *clock_, now, demo_seed);
  }
  void end() {
    sample_ = teller_->finish();
    teller_.reset();
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
      instance_.page_ports.log("error", std::string(call.method) + " " + call.path + ": " + body);
      std::abort();
    }
    return json::parse(body).as_object();
  }

  ListedAssets assets_;
  page::Instance instance_;
  std::string base_url_;
  std::optional<demo::StoryClock> clock_;
  std::optional<demo::Storyteller> teller_;
  demo::SampleHelpdesk sample_;
  std::optional<demo::Showcase> showcase_;
};

Demo& demo_of(std::uintptr_t handle) {
  return *reinterpret_cast<Demo*>(handle);
}

std::uintptr_t open_demo(const std::string& root_key, emscripten::val page,
                         const std::string& base_url, const std::string& manifest) {
  return reinterpret_cast<std::uintptr_t>(new Demo(root_key, std::move(page), base_url, manifest));
}
void close_demo(std::uintptr_t handle) {
  delete &demo_of(handle);
}
std::uintptr_t application_of(std::uintptr_t handle) {
  return reinterpret_cast<std::uintptr_t>(&demo_of(handle).instance());
}
int tell_story(std::uintptr_t handle, std::size_t steps) {
  return demo_of(handle).tell(steps);
}
std::string sample_notes(std::uintptr_t handle) {
  return demo_of(handle).notes();
}
void know_sample_again(std::uintptr_t handle, const std::string& notes) {
  demo_of(handle).know_again(notes);
}
std::string find_document(std::uintptr_t handle, const std::string& path) {
  return demo_of(handle).find(path);
}
void empty_demo_outbox(std::uintptr_t handle) {
  demo_of(handle).empty_outbox();
}

}  // namespace

EMSCRIPTEN_BINDINGS(demo) {
  using namespace emscripten;
  function("openDemo", &open_demo);
  function("closeDemo", &close_demo);
  function("applicationOf", &application_of);
  function("tellStory", &tell_story);
  function("sampleNotes", &sample_notes);
  function("knowSampleAgain", &know_sample_again);
  function("findDocument", &find_document);
  function("emptyDemoOutbox", &empty_demo_outbox);
}
