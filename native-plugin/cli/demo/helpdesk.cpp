#include "native-plugin/cli/demo/helpdesk.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/api/markup.hpp"
#include "native-plugin/cli/demo/seeding.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

constexpr std::uint32_t demo_seed = 20260901;

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

json::object request_note(const SampleRequest& request) {
  return {
      {"id", request.id},
      {"subject", request.subject},
      {"customer", json::object{{"id", request.customer->id}, {"name", request.customer->name}}},
      {"agent", request.agent->name},
      {"completed_at", request.completed_at.count},
      {"language", request.language}};
}

Reply json_reply(const json::value& body) {
  Reply reply;
  reply.body = json::serialize(body);
  reply.with("content-type", "application/json").with("cache-control", "no-store");
  return reply;
}

// What anybody may rate, and by which site's leave.
json::array open_touchpoints(const json::object& settings) {
  json::array open;
  for (const json::value& item : settings.at("sites").as_array()) {
    const json::object& site = item.as_object();
    if (site.at("revoked").as_bool()) continue;
    for (const json::value& touchpoint : site.at("touchpoints").as_array()) {
      open.push_back(json::object{{"touchpoint", touchpoint}, {"site", site.at("id")}});
    }
  }
  return open;
}

struct MailWords {
  const char* subject;
  const char* greeting;
  const char* done;
};

MailWords words_in(std::string_view language) {
  if (language == "de") {
    return {"Erledigt: ", "Guten Tag ", "Ihre Anfrage ist gelöst und wurde geschlossen: "};
  }
  return {"Resolved: ", "Hello ", "your request is resolved and was closed: "};
}

}  // namespace

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
  const SampleHelpdesk made = make_sample_helpdesk(store_, SystemClock().now(), demo_seed);
  manager_key_ = made.manager_key;
  staged_.clear();
  for (const SampleRequest& request : made.staged) staged_.push_back(request_note(request));
  write_notes(store_.store,
              {{"finished", true}, {"manager_key", manager_key_}, {"requests", staged_}});
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
  manager_key_ = notes.at("manager_key").as_string();
  staged_ = notes.at("requests").as_array();
  return true;
}

void Helpdesk::open(Door& door, Sessions& sessions, const std::string& base_url) {
  door_ = &door;
  sessions_ = &sessions;
  base_url_ = base_url;
  const std::lock_guard guard(mutex_);
  learn();
}

// Links are made from the invitation each time, so they fit the port that is served now.
void Helpdesk::learn() {
  const Desk desk([this](const DoorCall& call) {
    DoorCall located = call;
    located.base_url = base_url_;
    return door_->call(located);
  });
  mails_.clear();
  for (json::value& item : staged_) {
    json::object& request = item.as_object();
    const json::object asked = desk.post("/api/invitations", {{"request", request.at("id")}});
    request["token"] = asked.at("token");
    request["page_url"] = asked.at("page_url");
    mails_[request.at("id").as_string()] = asked.at("mail");
  }
  touchpoints_ = open_touchpoints(desk.get("/api/settings").at("settings").as_object());
  DoorCall self;
  self.path = "/api/keys/self";
  self.headers.emplace("authorization", "Bearer " + manager_key_);
  const DoorAnswer answer = door_->call(self);
  if (answer.status != 200) throw Failure(ExitCode::failed, "the demo's key was revoked");
  manager_ = {{"id", answer.json().at("id")}, {"name", answer.json().at("name")}};
}

std::string Helpdesk::login_path() const {
  const std::lock_guard guard(mutex_);
  return "/login?key=" + manager_key_;
}

void Helpdesk::reset() {
  const std::lock_guard guard(mutex_);
  const std::string old_key = manager_key_;
  door_->reopen_after([this] {
    remove_store(store_.store);
    make();
  });
  sessions_->exchange_key(old_key, manager_key_);
  learn();
}

Mount Helpdesk::mount() {
  return [this](const Asked& asked) { return answer(asked); };
}

std::optional<Reply> Helpdesk::answer(const Asked& asked) {
  constexpr std::string_view mail_folder = "/demo/mail/";
  if (asked.path == "/demo/reset" && asked.method == "POST") {
    if (auto refused = refuse_foreign(asked)) return refused;
    reset();
    return json_reply(json::object{{"reset", true}});
  }
  if (!asked.is_reading()) return std::nullopt;
  const std::lock_guard guard(mutex_);
  if (asked.path == "/demo/requests.json") return json_reply(json::object{{"requests", staged_}});
  if (asked.path == "/demo/touchpoints.json") {
    return json_reply(json::object{{"touchpoints", touchpoints_}});
  }
  if (asked.path == "/demo/people.json") {
    json::array people = {manager_};
    const SamplePerson& second = sample_managers()[1];
    people.push_back(json::object{{"id", second.id}, {"name", second.name}, {"team", nullptr}});
    for (const SampleTeam& team : sample_teams()) {
      for (const SamplePerson& agent : team.agents) {
        people.push_back(json::object{{"id", agent.id}, {"name", agent.name}, {"team", team.name}});
      }
    }
    return json_reply(json::object{{"me", manager_}, {"people", std::move(people)}});
  }
  if (asked.path.starts_with(mail_folder) && asked.path.ends_with(".json")) {
    return mail(asked.path.substr(mail_folder.size(), asked.path.size() - mail_folder.size() - 5));
  }
  return std::nullopt;
}

Reply Helpdesk::mail(const std::string& request) {
  for (const json::value& item : staged_) {
    const json::object& note = item.as_object();
    if (note.at("id").as_string() != request) continue;
    const json::object& block = mails_.at(request).as_object();
    const std::string subject(note.at("subject").as_string());
    const std::string name(note.at("customer").at("name").as_string());
    const MailWords words = words_in(note.at("language").as_string());
    Markup html;
    html.raw("<p>").text(words.greeting).text(name).raw(",</p><p>");
    html.text(words.done).text(subject).raw("</p>").raw(block.at("html").as_string());
    const std::string text = words.greeting + name + ",\n\n" + words.done + subject + "\n\n" +
                             std::string(block.at("text").as_string());
    return json_reply(json::object{{"from", "Example Helpdesk <helpdesk@example.org>"},
                                   {"to", name},
                                   {"subject", words.subject + subject},
                                   {"html", html.take()},
                                   {"text", text}});
  }
  return problem_reply(404, "not_found", "there is no mail for this request");
}

}  // namespace amends::cli
