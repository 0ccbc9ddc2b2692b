// A store that something happens to while a host has it open: what a call may say then, and what
// must be there when it is over.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "abi/library.hpp"
#include "unit/catch_result.hpp"

namespace amends::testing {

inline std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::string& path, const std::string& contents) {
  std::ofstream(path, std::ios::binary) << contents;
}

inline bool serves(const Library& library) {
  return library.manager("GET", "/api/health").status == 200;
}

// One line without a trailing period, and without a folder: it may reach a public page.
inline bool is_one_clear_line(const std::string& text) {
  return !text.empty() && text.back() != '.' && text.find('\n') == std::string::npos &&
         text.find('/') == std::string::npos;
}

inline bool is_refused(const Reply& reply, const std::string& code) {
  if (reply.status != 503) return false;
  UNSCOPED_INFO(reply.body);
  return reply.code() == code && is_one_clear_line(reply.detail());
}

inline bool is_refused(const Library& library, const std::string& code) {
  return is_refused(library.manager("GET", "/api/health"), code) &&
         is_refused(library.tell("17"), code);
}

/// A store that was used, and whose library is gone.
inline void make_store(const std::string& path) {
  const Library library(path);
  REQUIRE_FALSE(library.ask("before").empty());
}

/// A link with what is needed to vote by it, again and again: each press is one of the page that
/// the press before it left.
struct Ballot {
  std::string token;
  std::string nonce;

  explicit Ballot(Library& library, const std::string& request = "17")
      : token(library.ask(request)), nonce(library.nonce(token)) {}
  Reply vote(Library& library, int number) {
    library.set_clock(Library::noon + 1000 * ++presses_);
    Reply reply = library.rate(token, nonce, 1 + number % 5,
                               "press-with-number-" + std::to_string(1000 + number));
    if (reply.status == 200) nonce = reply.object().at("nonce").as_string();
    return reply;
  }

 private:
  std::int64_t presses_ = 0;
};

inline bool has_answer(const Library& library, const std::string& request, int answer) {
  const json::object shown = library.manager("GET", "/api/requests/" + request).object();
  const json::array& ratings = shown.at("ratings").as_array();
  return ratings.size() == 1 && ratings[0].at("answer") == answer;
}

}  // namespace amends::testing
