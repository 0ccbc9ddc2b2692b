#include "bench/reports.hpp"

#include <memory>

#include "bench/helpdesk.hpp"
#include "bench/measure.hpp"

namespace amends::bench {
namespace {

constexpr int rounds = 21;
constexpr const char* paths[] = {"/api/reports/satisfaction",
                                 "/api/reports/dissatisfied-requesters"};
constexpr const char* queries[] = {"from=2024-06-01&to=2025-05-31&by=team",
                                   "from=2024-06-01&to=2025-05-31&by=period:month"};

void read_report(Helpdesk& helpdesk, const char* path, const char* query) {
  helpdesk.call({{"method", "GET"},
                 {"path", path},
                 {"query", query},
                 {"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}}},
                200);
}

using Helpdesks = std::vector<std::unique_ptr<Helpdesk>>;

// In turns; the first round warms up.
json::array median_ms(const Helpdesks& helpdesks, const char* path, const char* query) {
  std::vector<std::vector<double>> times(helpdesks.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < helpdesks.size(); ++i) {
      const double seconds = seconds_of([&] { read_report(*helpdesks[i], path, query); });
      if (round > 0) times[i].push_back(1e3 * seconds);
    }
  }
  json::array medians;
  for (auto& of_store : times) medians.emplace_back(median(of_store));
  return medians;
}

}  // namespace

json::array measure_reports(const std::vector<std::string>& stores) {
  Helpdesks helpdesks;
  for (const std::string& store : stores) helpdesks.push_back(std::make_unique<Helpdesk>(store));
  json::array rows;
  for (const char* path : paths) {
    for (const char* query : queries) {
      rows.push_back(
          {{"report", path}, {"query", query}, {"median_ms", median_ms(helpdesks, path, query)}});
    }
  }
  return rows;
}

}  // namespace amends::bench
