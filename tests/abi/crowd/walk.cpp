#include "abi/crowd/walk.hpp"

#include <array>
#include <functional>
#include <utility>

#include "core/base/limits.hpp"

namespace amends::testing {
namespace {

std::uint64_t seed_of(std::uint64_t seed, const std::string& name) {
  for (const char letter : name)
    seed = (seed ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return seed;
}

json::value member_of(const Reply& reply, const char* name) {
  if (reply.body.empty() || reply.body.front() != '{') return nullptr;
  const json::object body = reply.object();
  const json::value* found = body.if_contains(name);
  return found == nullptr ? json::value() : *found;
}

}  // namespace

Walk::Walk(Library& library, CrowdClock& clock, const Scene& scene, std::uint64_t seed,
           std::string name)
    : library_(library),
      clock_(clock),
      scene_(scene),
      dice_(seed_of(seed, name)),
      name_(std::move(name)) {}

void Walk::take_steps(int steps) {
  for (int i = 0; i < steps; ++i) step();
}

void Walk::step() {
  struct Move {
    std::size_t percent;
    void (Walk::*make)();
  };
  static constexpr std::array moves = {
      Move{30, &Walk::vote},
      Move{5, &Walk::vote_from_another_browser},
      Move{8, &Walk::retract},
      Move{14, &Walk::press_what_others_press},
      Move{10, &Walk::repeat},
      Move{4, &Walk::use_op_again_for_something_else},
      Move{14, &Walk::work_on_a_case},
      Move{8, &Walk::deliver},
      Move{5, &Walk::tell},
      Move{2, &Walk::look},
  };
  library_.set_clock(clock_.tick());
  std::size_t roll = below(100);
  for (const Move& move : moves) {
    if (roll < move.percent) return (this->*move.make)();
    roll -= move.percent;
  }
}

std::string Walk::fresh_op() {
  return "press-of-" + name_ + "-" + std::to_string(1000 + ops_++);
}

// Every vote says something, so that none is without an event.
json::object Walk::vote_body(const Link& link, const std::string& op,
                             const json::value& answer) const {
  json::object body{{"answer", answer}, {"nonce", link.nonce}, {"op", op}, {"key", link.key}};
  if (!answer.is_null()) body["comment"] = "with " + op;
  return body;
}

// A page from before the answer was last changed gets a fresh nonce, and sends the same op again.
Reply Walk::post_as_widgets_do(const Link& link, json::object body) {
  constexpr int patience = 50;
  Reply reply = library_.customer("POST", "/r/" + link.token, body);
  for (int again = 0; again < patience && member_of(reply, "code") == "nonce_stale"; ++again) {
    body["nonce"] = member_of(reply, "nonce");
    library_.set_clock(clock_.pass(limits::min_nonce_age_ms));
    reply = library_.customer("POST", "/r/" + link.token, body);
  }
  return reply;
}

void Walk::send_vote(const char* move, const Link& link, const json::object& body) {
  const Reply reply = post_as_widgets_do(link, body);
  record(move, reply,
         {{"request", link.request},
          {"op", body.at("op")},
          {"body", body},
          {"result", member_of(reply, "result")}});
}

void Walk::record(const char* move, const Reply& reply, json::object more) {
  more["move"] = move;
  more["status"] = reply.status;
  more["code"] = reply.status >= 400 ? member_of(reply, "code") : json::value();
  records_.push_back(std::move(more));
}

// --- customers ----------------------------------------------------------------------------------

void Walk::vote() {
  const Link& link = any_link();
  votes_.push_back({&link, vote_body(link, fresh_op(), below(5) + 1)});
  send_vote("vote", link, votes_.back().body);
}

void Walk::vote_from_another_browser() {
  const Link& link = any_link();
  json::object body = vote_body(link, fresh_op(), below(5) + 1);
  body["key"] = "another-browser-of-" + name_;
  send_vote("vote", link, body);
}

void Walk::retract() {
  const Link& link = any_link();
  send_vote("retract", link, vote_body(link, fresh_op(), nullptr));
}

void Walk::press_what_others_press() {
  const Link& link = any_link();
  const std::size_t press = below(4);
  const std::string op = "the-same-press-" + link.request + "-" + std::to_string(press);
  send_vote("vote", link, vote_body(link, op, press + 1));
}

void Walk::repeat() {
  if (votes_.empty()) return vote();
  const Vote& vote = votes_[below(votes_.size())];
  send_vote("vote", *vote.link, vote.body);
}

void Walk::use_op_again_for_something_else() {
  if (votes_.empty()) return vote();
  const Vote& vote = votes_[below(votes_.size())];
  json::object body = vote.body;
  body["comment"] = "something else";
  send_vote("reuse", *vote.link, body);
}

void Walk::look() {
  record("look", library_.customer("GET", "/r/" + any_link().token), {});
}

// --- the helpdesk -------------------------------------------------------------------------------

void Walk::tell() {
  if (below(2) == 0) return record("tick", library_.host("POST", "/api/tick"), {});
  const std::string& request = any_link().request;
  record("tell", library_.tell(request, "told by " + name_ + std::to_string(ops_++)), {});
}

void Walk::work_on_a_case() {
  const Reply list = library_.manager("GET", "/api/follow-ups?state=waiting,addressed,withdrawn");
  if (list.status != 200) return record("list", list, {});
  const json::object document = list.object();
  const json::array& items = document.at("items").as_array();
  if (items.empty()) return;
  const json::object& item = items[below(items.size())].as_object();
  const std::string op = fresh_op();
  json::object body{{"revision", item.at("revision")}, {"op", op}};
  const bool waits = item.at("state") != "addressed" && item.at("state") != "withdrawn";
  const std::size_t command = waits ? below(4) : 4;
  if (command == 0) body["assignee"] = json::object{{"id", op}, {"name", name_}};
  if (command == 1) body["channel"] = "phone";
  if (command >= 1) body["note"] = "with " + op;
  if (command == 3) body["outcome"] = "fixed";
  static constexpr std::array commands = {"assign", "contact", "note", "address", "reopen"};
  const std::string path =
      "/api/follow-ups/" + std::string(item.at("id").as_string()) + "/" + commands[command];
  record("work", library_.manager("POST", path, body),
         {{"request", item.at("request")}, {"op", op}});
}

void Walk::deliver() {
  const Reply leased = library_.host("POST", "/api/outbox/lease",
                                     {{"consumer", name_},
                                      {"kinds", json::array{"satisfaction.changed", "mail.send"}},
                                      {"limit", 3},
                                      {"lease_s", 3600}});
  if (leased.status != 200) return record("lease", leased, {});
  const json::object document = leased.object();
  const json::array& effects = document.at("effects").as_array();
  record("lease", leased, {{"effects", effects}});
  for (const json::value& effect : effects) {
    give_account(std::string(effect.at("id").as_string()));
  }
}

void Walk::give_account(const std::string& effect) {
  const std::size_t fate = below(5);
  if (fate == 0) return;  // this host died
  const bool failed = fate == 1;
  json::object body{{"consumer", name_}};
  if (failed) body["failed"] = json::array{json::object{{"id", effect}, {"error", "no way"}}};
  if (!failed) body["ids"] = json::array{effect};
  const Reply reply = library_.host("POST", "/api/outbox/ack", body);
  const json::value taken = member_of(reply, failed ? "given_back" : "acknowledged");
  record(failed ? "give_back" : "ack", reply, {{"effect", effect}, {"taken", taken == 1}});
}

}  // namespace amends::testing
