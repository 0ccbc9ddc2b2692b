// Four processes of eight threads each work on one store at once; afterwards what they were
// answered and what stands must be one history.
#include <fcntl.h>
#include <spawn.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>

#include "abi/children.hpp"
#include "abi/crowd_checks.hpp"
#include "abi/effort.hpp"
#include "contract/temporary_folder.hpp"

extern char** environ;

namespace amends {
namespace {

using namespace amends::testing;

constexpr int processes = 4;
constexpr int steps = effort(40, 8);

Scene set_scene(Library& library, const std::string& folder) {
  Scene scene;
  for (int i = 0; i < 12; ++i) {
    const std::string request = "r" + std::to_string(10 + i);
    const std::string token = library.ask(request);
    scene.push_back({request, token, library.nonce(token), "the-browser-of-" + request});
  }
  std::ofstream(folder + "/scene.json") << json::serialize(scene_to_json(scene));
  return scene;
}

std::string record_file(const std::string& folder, int process) {
  return folder + "/records-" + std::to_string(process);
}

pid_t start_worker(const std::string& folder, int seed, int process) {
  std::vector<std::string> texts = {AMENDS_CROWD_WORKER, folder, std::to_string(seed),
                                    std::to_string(process), std::to_string(steps)};
  std::vector<char*> arguments;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, record_file(folder, process).c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = -1;
  const int failed =
      ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE(failed == 0);
  return child;
}

Records records_in(const std::string& folder) {
  Records records;
  for (int process = 0; process < processes; ++process) {
    std::ifstream file(record_file(folder, process));
    for (std::string line; std::getline(file, line);) {
      records.push_back(json::parse(line).as_object());
    }
  }
  return records;
}

void check_nothing(const Complaints& complaints) {
  const std::size_t shown = std::min<std::size_t>(complaints.size(), 10);
  for (std::size_t i = 0; i < shown; ++i) UNSCOPED_INFO(complaints[i]);
  CHECK(complaints.size() == 0);
}

Complaints damages_in(const Ending& ending) {
  Complaints damages;
  for (const Damage& damage : ending.verified.listed) damages.push_back(to_text(damage));
  return damages;
}

void report(int seed, const Records& records, const Ending& ending) {
  std::size_t unknown = 0;
  for (const json::object& record : records) unknown += record.at("status") == 503 ? 1 : 0;
  std::cout << "crowd: seed " << seed << ", " << records.size() << " calls; acknowledged "
            << count_of(records, "vote") + count_of(records, "retract") << " votes, "
            << count_of(records, "work") << " steps of cases, " << count_of(records, "ack")
            << " effects; unknown " << unknown << "; events " << ending.verified.events << "\n";
}

}  // namespace

TEST_CASE("four processes of eight threads write one history", "[crowd]") {
  const int seed = GENERATE(1, 2);
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  const Scene scene = set_scene(library, folder.path());
  std::vector<pid_t> workers;
  for (int process = 0; process < processes; ++process) {
    workers.push_back(start_worker(folder.path(), seed, process));
  }
  REQUIRE(good_ends(workers) == processes);

  const Records records = records_in(folder.path());
  const Ending ending = ending_of(library, scene, folder.file("store.db"));
  report(seed, records, ending);
  CHECK(count_of(records, "vote") > records.size() / 4);
  check_nothing(strange_answers(records));
  check_nothing(different_answers_to_one_op(records));
  check_nothing(lost_or_invented_ops(records, ending));
  check_nothing(ratings_without_case(ending));
  check_nothing(different_figures(ending));
  check_nothing(effects_gone_astray(records, ending));
  check_nothing(damages_in(ending));
  CHECK(ending.verified.content());
  CHECK(ending.streams.size() == scene.size());
}

}  // namespace amends
