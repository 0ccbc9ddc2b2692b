#include "native-plugin/cli/demo/seeding.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <functional>
#include <map>
#include <utility>

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/door/desk.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

constexpr const char* sample_touchpoint = "kb-article";

class StoryClock final : public Clock {
 public:
  explicit StoryClock(UtcMillis start) : now_(start) {}
  UtcMillis now() override { return now_; }
  void move_to(UtcMillis at) { now_ = std::max(now_, at); }

 private:
  UtcMillis now_;
};

json::array texts(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

// Articles that anybody can rate, on pages of the demo itself.
void add_article_site(json::object& settings) {
  json::object survey = settings.at("surveys").as_array().at(0).as_object();
  survey["id"] = "article";
  survey["touchpoint"] = sample_touchpoint;
  survey["texts"].at("en").at("question") = "How helpful was this article?";
  survey["texts"].at("de").at("question") = "Wie hilfreich war dieser Artikel?";
  settings["surveys"].as_array().push_back(std::move(survey));
  settings["sites"] = json::array{
      json::object{{"name", "Help centre"}, {"touchpoints", json::array{sample_touchpoint}}}};
}

class Storyteller {
 public:
  Storyteller(DirectCore& core, StoryClock& clock)
      : clock_(clock),
        desk_([door = core.door()](const DoorCall& call) {
          DoorCall located = call;
          located.base_url = "https://helpdesk.example.org/amends";
          return door(located);
        }),
        helpdesk_(desk_.as(json::object{
            {"id", "helpdesk"}, {"name", "Helpdesk"}, {"roles", json::array{"host"}}})) {}

  std::string set_up();
  void play(const std::vector<SampleRequest>& story);
  void finish() { empty_outbox(desk_); }

 private:
  struct Step {
    UtcMillis at;
    std::function<void()> act;
  };

  void plan(const SampleRequest& request);
  void plan_follow_up(const SampleRequest& request);
  void complete(const SampleRequest& request);
  void rate(const SampleRequest& request, int answer, const char* op);
  void work(const SampleRequest& request, const std::string& verb, json::object body);
  json::object manager() const;
  std::string op(const SampleRequest& request, const std::string& verb) const;

  StoryClock& clock_;
  Desk desk_;      // an administrator's
  Desk helpdesk_;  // the host's: what happens by itself
  std::string manager_id_;
  std::vector<Step> steps_;
  std::map<std::string, std::string> tokens_;  // by request
};

// Short grace: a visitor wants to see the manager's side at once. The manager of this small
// helpdesk also decides about its settings.
std::string Storyteller::set_up() {
  const json::object found = desk_.get("/api/settings");
  json::object settings = found.at("settings").as_object();
  settings["grace_s"] = 10;
  settings["time_zone"] = "CET-1CEST,M3.5.0,M10.5.0/3";
  add_article_site(settings);
  desk_.put("/api/settings", {{"revision", found.at("revision")}, {"settings", settings}});
  const json::object key =
      desk_.post("/api/keys", {{"name", sample_managers().front().name}, {"role", "admin"}});
  manager_id_ = key.at("id").as_string();
  return std::string(key.at("secret").as_string());
}

json::object Storyteller::manager() const {
  return {{"id", manager_id_}, {"name", sample_managers().front().name}};
}

std::string Storyteller::op(const SampleRequest& request, const std::string& verb) const {
  return "sample-helpdesk-" + request.id + "-" + verb;
}

void Storyteller::complete(const SampleRequest& request) {
  const json::object body{
      {"status", "completed"},
      {"requester", json::object{{"id", request.customer->id},
                                 {"name", request.customer->name},
                                 {"mail", std::string(request.customer->id) + "@example.org"},
                                 {"language", request.language}}},
      {"subject", request.subject},
      {"agent", request.agent->name},
      {"closer", request.agent->name},
      {"team", request.team->name},
      {"queue", request.team->queue},
      {"service", request.team->service},
      {"channel", "mail"},
      {"organisation", request.customer->organisation}};
  helpdesk_.put("/api/requests/" + request.id, body);
  const json::object asked = helpdesk_.post("/api/invitations", {{"request", request.id}});
  tokens_[request.id] = std::string(asked.at("token").as_string());
}

void Storyteller::rate(const SampleRequest& request, int answer, const char* verb) {
  const Desk customer = desk_.as(nullptr);
  const std::string path = "/r/" + tokens_.at(request.id);
  const json::object page = customer.get(path);
  clock_.move_to(clock_.now() + 5 * second_ms);
  json::object body{{"answer", answer},
                    {"nonce", page.at("nonce")},
                    {"op", op(request, verb)},
                    {"key", "sample-customer-key-" + request.id}};
  const bool unhappy = answer < 3;
  if (!request.answer->comment.empty()) body.emplace("comment", request.answer->comment);
  if (unhappy && !request.answer->reasons.empty()) {
    body.emplace("reasons", texts(request.answer->reasons));
  }
  if (unhappy && request.answer->contact_me) body.emplace("contact_me", true);
  customer.post(path, body);
}

void Storyteller::work(const SampleRequest& request, const std::string& verb, json::object body) {
  const json::object found = desk_.get("/api/requests/" + request.id);
  const json::object& item = found.at("follow_ups").as_array().at(0).as_object();
  body.emplace("revision", item.at("revision"));
  body.emplace("op", op(request, verb));
  json::object actor = manager();
  actor.emplace("roles", json::array{"manager"});
  desk_.as(std::move(actor))
      .post("/api/follow-ups/" + std::string(item.at("id").as_string()) + "/" + verb, body);
}

void Storyteller::plan_follow_up(const SampleRequest& request) {
  const UtcMillis rated_at = request.answer->at;
  const std::int64_t pace =
      (3 + static_cast<std::int64_t>(rated_at.count / minute_ms % 20)) * hour_ms;
  const SampleProgress progress = request.answer->progress;
  steps_.push_back({rated_at + minute_ms, [this] { helpdesk_.post("/api/tick", {}); }});
  if (progress == SampleProgress::changed_mind) {
    steps_.push_back({rated_at + 2 * hour_ms, [this, &request] { rate(request, 4, "again"); }});
    return;
  }
  if (progress == SampleProgress::untouched) return;
  const bool by_first = request.answer->at.count / hour_ms % 3 != 0;
  json::object assignee = manager();
  if (!by_first) {
    const SamplePerson& other = sample_managers()[1];
    assignee = {{"id", other.id}, {"name", other.name}};
  }
  steps_.push_back({rated_at + pace / 4, [this, &request, assignee] {
                      work(request, "assign", {{"assignee", assignee}});
                    }});
  if (progress == SampleProgress::assigned) return;
  steps_.push_back(
      {rated_at + pace / 2, [this, &request] {
         work(request, "contact", {{"channel", "phone"}, {"result", "reached"}, {"note", ""}});
       }});
  if (progress == SampleProgress::contacted) return;
  const std::size_t turn = static_cast<std::size_t>(rated_at.count / minute_ms);
  const std::string_view note = sample_notes()[turn % sample_notes().size()];
  json::object done{{"outcome", turn % 3 == 0 ? "explained" : "fixed"}, {"note", note}};
  // Not everybody says why.
  constexpr std::array causes = {"delay", "not_solved", "communication", "expectations"};
  constexpr std::array actions = {"request_reopened", "documentation", "replacement"};
  if (turn % 4 != 0) done["root_cause"] = causes[turn / 4 % causes.size()];
  if (turn % 5 < 2) done["action"] = actions[turn / 5 % actions.size()];
  steps_.push_back({rated_at + pace,
                    [this, &request, done = std::move(done)] { work(request, "address", done); }});
}

void Storyteller::plan(const SampleRequest& request) {
  steps_.push_back({request.completed_at, [this, &request] { complete(request); }});
  if (!request.answer) return;
  steps_.push_back(
      {request.answer->at, [this, &request] { rate(request, request.answer->answer, "first"); }});
  if (request.answer->answer < 3) plan_follow_up(request);
}

void Storyteller::play(const std::vector<SampleRequest>& story) {
  const UtcMillis end = story.back().completed_at;
  for (const SampleRequest& request : story) plan(request);
  std::stable_sort(steps_.begin(), steps_.end(),
                   [](const Step& a, const Step& b) { return a.at < b.at; });
  for (const Step& step : steps_) {
    if (end < step.at) break;  // has not happened yet
    clock_.move_to(step.at);
    step.act();
  }
}

}  // namespace

SampleHelpdesk make_sample_helpdesk(const StoreArguments& store, UtcMillis now,
                                    std::uint32_t seed) {
  const std::vector<SampleRequest> story = sample_story(now, seed);
  StoryClock clock(story.front().completed_at);
  DirectCore core(store, IfMissing::create, &clock);
  Storyteller teller(core, clock);
  SampleHelpdesk made;
  made.manager_key = teller.set_up();
  teller.play(story);
  teller.finish();
  std::copy_if(story.begin(), story.end(), std::back_inserter(made.staged),
               [](const SampleRequest& request) { return request.is_stage; });
  return made;
}

void empty_outbox(const Desk& desk) {
  for (bool more = true; more;) {
    const json::object leased =
        desk.post("/api/outbox/lease", {{"consumer", "demo"},
                                        {"kinds", json::array{"satisfaction.changed", "mail.send"}},
                                        {"limit", 200},
                                        {"lease_s", 60}});
    json::array ids;
    for (const json::value& effect : leased.at("effects").as_array()) {
      ids.push_back(effect.as_object().at("id"));
    }
    more = leased.at("more").as_bool();
    desk.post("/api/outbox/ack", {{"consumer", "demo"}, {"ids", ids}});
  }
}

}  // namespace amends::cli
