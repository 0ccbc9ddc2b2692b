#include "bench/ratings.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "bench/bare_sqlite.hpp"
#include "bench/helpdesk.hpp"
#include "bench/measure.hpp"

namespace amends::bench {
namespace {

constexpr std::int64_t rounds = 7;
constexpr std::int64_t ratings_a_round = 300;
constexpr std::int64_t ratings = rounds * ratings_a_round;

// Every request was asked about and its page opened; nobody has answered. The store is closed then,
// so that copies of the file are whole.
std::vector<std::string> ask(const std::string& path) {
  Helpdesk helpdesk(path);
  std::vector<std::string> posts;
  for (std::int64_t number = 1; number <= ratings; ++number) {
    posts.push_back(helpdesk.rating(helpdesk.asked(number), number));
  }
  return posts;
}

void rate(Helpdesk& helpdesk, const std::string& post) {
  const std::string answer = helpdesk.handle(post);
  if (answer.find("\"status\":200") == std::string::npos) throw std::runtime_error(answer);
}

Tape record(const std::string& path, const std::vector<std::string>& posts) {
  Tape tape;
  Helpdesk helpdesk(path, &tape);
  helpdesk.clock.pass(1);
  // What a process does once is not on the tape.
  rate(helpdesk, posts.front());
  tape.steps.clear();
  for (std::size_t i = 1; i < posts.size(); ++i) {
    rate(helpdesk, posts[i]);
    tape.end_unit();
  }
  return tape;
}

// Of all ratings: how many statements there are between a transaction's beginning and its end, both
// included.
std::size_t statements_in_transactions(const Tape& tape) {
  std::size_t count = 0;
  bool inside = false;
  for (const TapeStep& step : tape.steps) {
    const std::string& text = tape.texts[step.statement];
    inside = inside || text == "BEGIN IMMEDIATE";
    if (inside) ++count;
    inside = inside && text != "COMMIT";
  }
  return count;
}

class Insert {
 public:
  explicit Insert(const std::string& path) : db_(path) {
    db_.execute("CREATE TABLE ratings (id INTEGER PRIMARY KEY, answer INTEGER, comment TEXT)");
    db_.prepare({"INSERT INTO ratings (answer, comment) VALUES ($1, $2)"});
  }
  void one() { db_.run({0, {std::int64_t{5}, std::string("as short as comments are")}}); }

 private:
  BareSqlite db_;
};

}  // namespace

json::object measure_ratings(const std::string& folder) {
  const auto file = [&](const char* name) { return folder + "/" + name; };
  const std::vector<std::string> posts = ask(file("asked.db"));
  for (const char* copy : {"amends.db", "recorded.db", "same.db"}) {
    std::filesystem::copy_file(file("asked.db"), file(copy));
  }
  const Tape tape = record(file("recorded.db"), posts);

  Helpdesk helpdesk(file("amends.db"));
  helpdesk.clock.pass(1);
  rate(helpdesk, posts.front());
  BareSqlite same(file("same.db"));
  same.prepare(tape.texts);
  Insert insert(file("insert.db"));

  std::vector<double> ours, of_same, of_insert, against_same, against_insert;
  std::size_t unit = 0;
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::size_t end = std::min<std::size_t>(unit + ratings_a_round, tape.ends.size());
    const auto count = static_cast<double>(end - unit);
    const double live = seconds_of([&] {
      for (std::size_t i = unit; i < end; ++i) rate(helpdesk, posts[i + 1]);
    });
    const double bare = seconds_of([&] {
      const std::size_t from = unit == 0 ? 0 : tape.ends[unit - 1];
      for (std::size_t i = from; i < tape.ends[end - 1]; ++i) same.run(tape.steps[i]);
    });
    const double single = seconds_of([&] {
      for (std::size_t i = unit; i < end; ++i) insert.one();
    });
    ours.push_back(count / live);
    of_same.push_back(count / bare);
    of_insert.push_back(count / single);
    against_same.push_back(bare / live);
    against_insert.push_back(single / live);
    unit = end;
  }
  const auto a_rating = [&](std::size_t statements) {
    return static_cast<double>(statements) / static_cast<double>(tape.ends.size());
  };
  return {{"ratings_per_second", median(ours)},
          {"same_statements_per_second", median(of_same)},
          {"bare_inserts_per_second", median(of_insert)},
          {"against_same_statements", median(against_same)},
          {"against_bare_insert", median(against_insert)},
          {"statements_a_rating", a_rating(statements_in_transactions(tape))},
          {"statements_with_reads", a_rating(tape.steps.size())}};
}

}  // namespace amends::bench
