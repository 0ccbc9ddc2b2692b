#include "native-plugin/cli/demo/helpdesk.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

// What a demo keeps beside its store; also the sign that the store is a demo's.
std::string notes_path(const std::string& store) {
  return store + ".demo.json";
}

void refuse_others(const std::string& store) {
  if (fs::exists(notes_path(store))) return;
  for (const std::string& path : {store, store + ".key"}) {
    if (!fs::exists(path)) continue;
    throw Failure(ExitCode::store, path +
                                       " was not made by a demo and is left alone; choose another "
                                       "store with --store");
  }
}

void write_notes(const std::string& store, const json::object& notes) {
  const std::string path = notes_path(store);
  std::ofstream file(path);
  std::error_code failed;  // told by the stream
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, failed);
  file << json::serialize(notes) << std::flush;
  if (!file) {
    throw Failure(ExitCode::store, path + " cannot be written: " + std::strerror(errno));
  }
}

void remove_store(const std::string& store) {
  for (const char* ending : {"", "-wal", "-shm", ".key", ".demo.json"}) {
    std::error_code gone;
    fs::remove(store + ending, gone);
    if (gone) throw Failure(ExitCode::store, store + ending + ": " + gone.message());
  }
}

Reply json_reply(const json::value& body) {
  Reply reply;
  reply.body = json::serialize(body);
  reply.with("content-type", "application/json").with("cache-control", "no-store");
  return reply;
}

// Makes the store, which is not there yet.
demo::SampleHelpdesk make_sample(const StoreArguments& store) {
  const UtcMillis now = SystemClock().now();
  demo::StoryClock clock({now.count - demo::story_ms});
  DirectCore core(store, IfMissing::create, &clock);
  const Desk desk([door = core.door()](const DoorCall& call) {
    DoorCall located = call;
    located.base_url = "https://helpdesk.example.org/amends";
    return door(located);
  });
  demo::Storyteller teller(sample_door(desk), clock, now, demo::sample_seed);
  while (teller.play(1000)) continue;
  return teller.finish();
}

}  // namespace

demo::SampleDoor sample_door(Desk desk) {
  return [desk = std::move(desk)](const demo::SampleCall& call) {
    const Desk caller = desk.as(call.actor);
    if (call.method == "GET") return caller.get(call.path);
    return call.method == "PUT" ? caller.put(call.path, call.body)
                                : caller.post(call.path, call.body);
  };
}

Helpdesk::Helpdesk(StoreArguments store, bool fresh) : store_(std::move(store)) {
  refuse_others(store_.store);
  const bool there = fs::exists(store_.store);
  if (there) check_store(store_, IfMissing::refuse);
  if (there && !fresh && load()) return;
  if (fs::exists(notes_path(store_.store))) remove_store(store_.store);
  make();
}

// The notes come first: a demo that was interrupted while it made its store can tell it from
// somebody else's.
void Helpdesk::make() {
  write_notes(store_.store, {{"finished", false}});
  sample_ = make_sample(store_);
  write_notes(
      store_.store,
      {{"finished", true}, {"manager_key", sample_.manager_key}, {"requests", sample_.staged}});
}

bool Helpdesk::load() {
  std::ifstream file(notes_path(store_.store));
  std::ostringstream text;
  text << file.rdbuf();
  boost::system::error_code failed;
  const json::value notes = json::parse(text.str(), failed);
  const auto* finished =
      failed || !notes.is_object() ? nullptr : notes.as_object().if_contains("finished");
  if (finished == nullptr) {
    throw Failure(ExitCode::store, notes_path(store_.store) + " is damaged; start with --fresh");
  }
  if (!finished->as_bool()) return false;
  sample_ = {std::string(notes.at("manager_key").as_string()), {}, notes.at("requests").as_array()};
  return true;
}

void Helpdesk::open(Door& door, Sessions& sessions, const std::string& base_url) {
  door_ = &door;
  sessions_ = &sessions;
  base_url_ = base_url;
  const std::lock_guard guard(mutex_);
  learn();
}

void Helpdesk::learn() {
  const Desk desk([this](const DoorCall& call) {
    DoorCall located = call;
    located.base_url = base_url_;
    return door_->call(located);
  });
  DoorCall self;
  self.path = "/api/keys/self";
  self.headers.emplace("authorization", "Bearer " + sample_.manager_key);
  const DoorAnswer known = door_->call(self);
  if (known.status != 200) throw Failure(ExitCode::failed, "the demo's key was revoked");
  const json::object manager = known.json();
  sample_.manager = {{"id", manager.at("id")}, {"name", manager.at("name")}};
  showcase_.emplace(sample_door(desk), sample_.staged, sample_.manager);
}

std::string Helpdesk::login_path() const {
  const std::lock_guard guard(mutex_);
  return "/login?key=" + sample_.manager_key;
}

void Helpdesk::reset() {
  const std::lock_guard guard(mutex_);
  const std::string old_key = sample_.manager_key;
  door_->reopen_after([this] {
    remove_store(store_.store);
    make();
  });
  sessions_->exchange_key(old_key, sample_.manager_key);
  learn();
}

Mount Helpdesk::mount() {
  return [this](const Asked& asked) { return answer(asked); };
}

std::optional<Reply> Helpdesk::answer(const Asked& asked) {
  constexpr std::string_view folder = "/demo";
  if (asked.path == "/demo/reset" && asked.method == "POST") {
    if (auto refused = refuse_foreign(asked)) return refused;
    reset();
    return json_reply(json::object{{"reset", true}});
  }
  if (!asked.is_reading() || !asked.path.starts_with("/demo/")) return std::nullopt;
  if (asked.path == "/demo/state.json") return json_reply(json::object{{"where", "server"}});
  const std::lock_guard guard(mutex_);
  if (const auto found = showcase_->find(std::string_view(asked.path).substr(folder.size()))) {
    return json_reply(*found);
  }
  return problem_reply(404, "not_found", "the demo has nothing there");
}

}  // namespace amends::cli
