#include "abi/crowd_checks.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/rules/rate.hpp"

namespace amends::testing {
namespace {

std::string text_of(const json::object& object, const char* name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

std::string move_of(const json::object& record) {
  return text_of(record, "move");
}

bool is_ok(const json::object& record) {
  return record.at("status") == 200;
}

bool is_vote(const json::object& record) {
  const std::string move = move_of(record);
  return move == "vote" || move == "retract";
}

// Busy or beaten too often: whether it was done is not known to the caller.
bool is_unknown(const json::object& record) {
  return record.at("status") == 503;
}

bool is_foreseen(const json::object& record) {
  if (is_ok(record) || is_unknown(record)) return true;
  const std::string code = text_of(record, "code");
  const std::string move = move_of(record);
  if (move == "reuse") return code == "op_reused";
  if (move == "work") return code == "stale_revision" || code == "transition_not_allowed";
  return false;
}

struct OpEvent {
  std::string request;
  const Event* event;
};

std::multimap<std::string, OpEvent> ops_in(const Ending& ending) {
  std::multimap<std::string, OpEvent> ops;
  for (const auto& [request, stream] : ending.streams) {
    for (const PlacedEvent& placed : stream) {
      const std::string& op = placed.event.op.op;
      if (!op.empty()) ops.emplace(op, OpEvent{request, &placed.event});
    }
  }
  return ops;
}

int answer_in(const Event& event) {
  if (const auto* rated = std::get_if<Rated>(&event.payload)) return rated->answer;
  if (const auto* disputed = std::get_if<Disputed>(&event.payload)) return disputed->answer;
  return 0;
}

// Words for an answer that stands already carry no answer of their own.
bool says_what_was_sent(const OpEvent& kept, const json::object& record) {
  if (kept.request != text_of(record, "request")) return false;
  if (!is_vote(record)) return true;
  const json::object& body = record.at("body").as_object();
  if (enum_text(result_of(*kept.event)) != text_of(record, "result")) return false;
  if (kept.event->personal.comment != text_of(body, "comment")) return false;
  const int answer = answer_in(*kept.event);
  return answer == 0 || body.at("answer") == answer;
}

}  // namespace

std::size_t count_of(const Records& records, const std::string& move) {
  return static_cast<std::size_t>(std::count_if(
      records.begin(), records.end(),
      [&](const json::object& record) { return move_of(record) == move && is_ok(record); }));
}

Complaints strange_answers(const Records& records) {
  Complaints complaints;
  for (const json::object& record : records) {
    if (!is_foreseen(record)) complaints.push_back("strange: " + json::serialize(record));
    if (move_of(record) == "reuse" && is_ok(record)) {
      complaints.push_back("taken with another body: " + text_of(record, "op"));
    }
  }
  return complaints;
}

Complaints different_answers_to_one_op(const Records& records) {
  Complaints complaints;
  std::map<std::string, std::string> results;
  for (const json::object& record : records) {
    if (!is_vote(record) || !is_ok(record)) continue;
    const std::string result = text_of(record, "result");
    const auto [first, fresh] = results.emplace(text_of(record, "op"), result);
    if (!fresh && first->second != result) {
      complaints.push_back(first->first + " was told " + first->second + " and " + result);
    }
  }
  return complaints;
}

Complaints lost_or_invented_ops(const Records& records, const Ending& ending) {
  Complaints complaints;
  const auto kept = ops_in(ending);
  std::set<std::string> known;
  for (const json::object& record : records) {
    const std::string op = text_of(record, "op");
    if (op.empty() || move_of(record) == "reuse") continue;
    if (is_ok(record) || is_unknown(record)) known.insert(op);
    if (!is_ok(record)) continue;
    const auto count = kept.count(op);
    // Nothing to take back is nothing to keep.
    const bool may_be_without = move_of(record) == "retract";
    if (count == 0 && !may_be_without) complaints.push_back("lost: " + json::serialize(record));
    if (count > 1) complaints.push_back(op + " is kept " + std::to_string(count) + " times");
    if (count == 1 && !says_what_was_sent(kept.find(op)->second, record)) {
      complaints.push_back("not as it was sent: " + json::serialize(record));
    }
  }
  for (const auto& [op, event] : kept) {
    if (known.count(op) == 0) complaints.push_back("nobody was told that it is done: " + op);
  }
  return complaints;
}

}  // namespace amends::testing
