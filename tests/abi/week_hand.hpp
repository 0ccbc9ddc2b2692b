// One pair of hands in a busy week: dice of their own, and a record of what they were answered.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "abi/crowd/walk.hpp"
#include "abi/library.hpp"

namespace amends::testing {

class Hand {
 public:
  /// `name` is unique in the week; with the seed it decides every choice.
  Hand(Library& library, CrowdClock& clock, std::uint64_t seed, std::string_view name)
      : library_(library), clock_(clock), dice_(seed) {
    for (const char letter : name) dice_.seed(dice_() ^ static_cast<unsigned char>(letter));
  }

  /// Asks as an actor of the helpdesk; null is nobody. What is answered is recorded under `move`.
  Reply ask(std::string_view move, const json::value& actor, std::string_view method,
            std::string_view path, const json::value& body = {}) {
    json::object members{{"actor", actor}, {"headers", headers_of(actor)}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    library_.set_clock(clock_.tick());
    Reply reply = library_.call(method, path, members);
    note(move, {{"status", reply.status}, {"code", code_in(reply)}});
    return reply;
  }
  void note(std::string_view move, json::object record) {
    record["move"] = move;
    records_.push_back(std::move(record));
  }

  void wait(std::int64_t span_ms) { clock_.pass(span_ms); }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(dice_() % count); }
  bool happens(std::size_t percent) { return below(100) < percent; }

  const std::vector<json::object>& records() const { return records_; }

 private:
  static json::object headers_of(const json::value& actor) {
    if (!actor.is_null()) return {{"x-amends", "1"}};
    return {{"accept", "application/json"},
            {"content-type", "application/json"},
            {"origin", "https://help.example.org"},
            {"sec-fetch-site", "same-origin"}};
  }
  static json::value code_in(const Reply& reply) {
    return reply.status < 400 ? json::value() : json::value(reply.code());
  }

  Library& library_;
  CrowdClock& clock_;
  std::mt19937_64 dice_;
  std::vector<json::object> records_;
};

}  // namespace amends::testing
