// The lines that wait for the host: what went wrong, and nothing that a customer said or holds.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

std::vector<json::object> lines_in(const std::string& log) {
  std::vector<json::object> lines;
  std::istringstream rest(log);
  for (std::string line; std::getline(rest, line);) lines.push_back(json::parse(line).as_object());
  return lines;
}

/// A library whose store has gone: every call fails and is logged.
struct Stranded {
  TemporaryFolder folder;
  Library library;
  std::string token;
  std::string nonce;

  explicit Stranded(const std::string& level)
      : library(json::object{{"store", folder.file("store.db")}, {"log_level", level}}),
        token(library.ask("17")),
        nonce(library.nonce(token)) {
    std::filesystem::rename(folder.file("store.db"), folder.file("gone.db"));
  }
};

}  // namespace

TEST_CASE("a log line says what failed, and neither who nor what", "[log]") {
  const Stranded stranded("debug");
  stranded.library.customer("POST", "/r/" + stranded.token,
                            {{"answer", 1},
                             {"comment", "the planted comment"},
                             {"nonce", stranded.nonce},
                             {"op", "the-planted-press-1"},
                             {"key", "the-planted-key-1"}});
  stranded.library.tell("17", "the planted subject");
  stranded.library.customer("GET", "/r/" + stranded.token);
  const std::string log = stranded.library.drain_log();
  const auto lines = lines_in(log);
  CHECK(lines.size() >= 3);
  for (const json::object& line : lines) {
    CHECK(line.size() == 3);
    CHECK(line.at("at") == Library::noon);
    CHECK(line.at("level") == "error");
    CHECK(line.at("message") == "there is no store store.db");
  }
  for (const std::string& secret :
       {stranded.token, stranded.nonce, std::string("planted"), std::string("Ingrid")}) {
    CHECK(log.find(secret) == std::string::npos);
  }
  CHECK(stranded.library.drain_log().empty());
}

TEST_CASE("the log keeps the last thousand lines and counts the others", "[log]") {
  const Stranded stranded("error");
  for (int i = 0; i < 1005; ++i) stranded.library.customer("GET", "/r/" + stranded.token);
  const auto lines = lines_in(stranded.library.drain_log());
  REQUIRE(lines.size() == 1001);
  CHECK(lines.front().at("level") == "warn");
  CHECK(lines.front().at("message") == "5 older log lines were dropped");
}

TEST_CASE("lines below the level that was asked for are not kept", "[log]") {
  const TemporaryFolder folder;
  for (const char* level : {"error", "warn"}) {
    const Library library(json::object{{"store", folder.file("store.db")}, {"log_level", level}});
    const std::string effect(32, 'a');
    library.host("POST", "/api/outbox/ack",
                 {{"consumer", "redmine"},
                  {"failed", json::array{json::object{{"id", effect}, {"error", "planted"}}}}});
    const auto lines = lines_in(library.drain_log());
    CHECK(lines.size() == (std::string(level) == "warn" ? 1 : 0));
  }
}

}  // namespace amends
