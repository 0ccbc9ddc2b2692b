// The host's process is afterwards as it was: no descriptor, thread or signal more, and no setting
// another.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <clocale>
#include <csignal>
#include <filesystem>
#include <map>

#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

std::ptrdiff_t entries_in(const char* folder) {
  return std::distance(std::filesystem::directory_iterator(folder),
                       std::filesystem::directory_iterator());
}

std::string signals_now() {
  std::string signals;
  sigset_t blocked;
  ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    signals += action.sa_handler == SIG_DFL ? 'd' : action.sa_handler == SIG_IGN ? 'i' : 'h';
    signals += sigismember(&blocked, signal) == 1 ? '1' : '0';
  }
  return signals;
}

std::string mask_now() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return std::to_string(mask);
}

std::map<std::string, std::string> process_now() {
  std::string environment;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    environment.append(*variable).append("\n");
  }
  return {{"descriptors", std::to_string(entries_in("/proc/self/fd"))},
          {"threads", std::to_string(entries_in("/proc/self/task"))},
          {"signals", signals_now()},
          {"umask", mask_now()},
          {"folder", std::filesystem::current_path().string()},
          {"locale", std::setlocale(LC_ALL, nullptr)},
          {"environment", environment}};
}

// Calls that are good, refused and in vain.
void use(const std::string& folder) {
  const Library in_vain(folder + "/missing/store.db");
  CHECK(in_vain.tell("17").status == 503);
  Library library(folder + "/store.db");
  const std::string token = library.ask("17");
  const std::string nonce = library.nonce(token);
  library.set_clock(Library::noon + 1000);
  CHECK(library.rate(token, nonce, 1, "press-of-the-host-1").status == 200);
  CHECK(library.send("no JSON").status == 400);
  CHECK(library.manager("GET", "/api/follow-ups").status == 200);
  library.drain_log();
}

}  // namespace

TEST_CASE("a host is afterwards as it was", "[host]") {
  const TemporaryFolder folder;
  const auto before = process_now();
  use(folder.path());
  const auto after = process_now();
  for (const auto& [what, was] : before) {
    INFO(what);
    CHECK(after.at(what) == was);
  }
}

TEST_CASE("an instance that is open has a few descriptors and no thread", "[host]") {
  const TemporaryFolder folder;
  const auto threads = entries_in("/proc/self/task");
  const auto descriptors = entries_in("/proc/self/fd");
  const Library library(folder.file("store.db"));
  CHECK(entries_in("/proc/self/fd") == descriptors);
  for (int i = 0; i < 50; ++i) library.ask(std::to_string(i));
  CHECK(entries_in("/proc/self/task") == threads);
  CHECK(entries_in("/proc/self/fd") <= descriptors + 3);
}

}  // namespace amends
