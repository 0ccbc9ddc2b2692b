// One measurement a call, its figures as one line of JSON:
//
//   amends_bench ratings FOLDER            durable ratings, beside bare loops
//   amends_bench page FOLDER               the rating page
//   amends_bench samples COUNT             a CSV file of rated requests
//   amends_bench rewrite STORE NEW         the rows of STORE, written by a bare loop
//   amends_bench reports STORE…            the reports over each
//   amends_bench memory COUNT              rated requests in the store in memory
//   amends_bench sessions FILE KEY ROUNDS  a transcript on the store in memory
#include <boost/json/serialize.hpp>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "bench/memory.hpp"
#include "bench/page.hpp"
#include "bench/ratings.hpp"
#include "bench/reports.hpp"
#include "bench/rewrite.hpp"
#include "bench/sample.hpp"
#include "bench/sessions.hpp"

namespace amends::bench {
namespace {

json::value measure(const std::string& what, const std::vector<std::string>& words) {
  if (what == "ratings") return measure_ratings(words.at(0));
  if (what == "page") return measure_page(words.at(0));
  if (what == "rewrite") return measure_rewrite(words.at(0), words.at(1));
  if (what == "reports") return measure_reports(words);
  if (what == "memory") return measure_memory(std::stoll(words.at(0)));
  if (what == "sessions") {
    return measure_sessions(words.at(0), words.at(1), std::stoi(words.at(2)));
  }
  throw std::runtime_error("there is no measurement '" + what + "'");
}

}  // namespace
}  // namespace amends::bench

int main(int count, char** arguments) {
  using namespace amends::bench;
  try {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words.at(0) == "samples") {
      write_samples(std::cout, std::stoll(rest.at(0)));
    } else {
      std::cout << amends::json::serialize(measure(words.at(0), rest)) << "\n";
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << "\n";
    return 1;
  }
}
