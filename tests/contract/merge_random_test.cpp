// Cases of one customer whose work, answers and merging meet in any order: no case is lost in
// another one, and the rows are those of the history. A failure names its seed.
#include "contract/known_customer.hpp"
#include "contract/merged_cases.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr int seeds = 40;
constexpr int steps = 60;

class Muddle {
 public:
  explicit Muddle(std::uint64_t seed) : numbers_(seed) {
    for (int n = 1; n <= 5; ++n) cases_.push_back(all_.open(std::to_string(n)));
  }

  // What is refused is refused; what is done must hold.
  void step() {
    const std::string& one = cases_[upto(4)];
    switch (upto(9)) {
      case 0:
      case 1:
      case 2:
        merged_ += all_.merge(one, cases_[upto(4)]).status == 200 ? 1 : 0;
        return;
      case 3:
        all_.work(one, "take-out");
        return;
      case 4:
      case 5:
        all_.address(one);
        return;
      case 6:
        all_.work(one, upto(1) == 0 ? "undo" : "reopen", {{"note", "Not yet"}});
        return;
      case 7:
        all_.exclude(one, upto(1) == 0 ? "exclude" : "restore");
        return;
      case 8:
        all_.door.clock.pass(60);
        all_.rate(std::to_string(1 + upto(4)), upto(2) == 0 ? 5 : 1 + static_cast<int>(upto(1)));
        return;
      default:
        all_.work(one, "contact", {{"result", "reached"}});
    }
  }

  int merged() const { return merged_; }

  void check() {
    for (const std::string& id : cases_) {
      const json::object one = all_.view(id);
      const bool merged = one.at("state") == "merged";
      if (merged) check_taken_care_of(one);
      CHECK(one.at("allowed").as_array().size() >= (merged ? 3U : 2U));
    }
    check_verified(all_.door);
    CHECK(all_.tick().at("more") == false);
  }

 private:
  void check_taken_care_of(const json::object& one) {
    const json::object into = one.at("merged_into").at("follow_up").as_object();
    const std::string state(into.at("state").as_string());
    INFO("by one that is " << state);
    CHECK((state == "open" || state == "assigned" || state == "contacted"));
    const json::object other = all_.view(std::string(into.at("id").as_string()));
    const json::array& taken_in = other.at("taken_in").as_array();
    CHECK(std::count_if(taken_in.begin(), taken_in.end(), [&](const json::value& each) {
            return each.at("id") == one.at("id");
          }) == 1);
  }
  std::size_t upto(std::uint64_t most) {
    return static_cast<std::size_t>(numbers_.next() % (most + 1));
  }

  SplitMix64 numbers_;
  MergedCases all_;
  std::vector<std::string> cases_;
  int merged_ = 0;
};

}  // namespace

TEST_CASE("cases that are merged in any order are all somebody's to take care of", "[merge]") {
  int merged = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    Muddle muddle(seed);
    for (int n = 0; n < steps; ++n) {
      muddle.step();
      if (n % 6 == 0) muddle.check();
    }
    muddle.check();
    merged += muddle.merged();
  }
  CHECK(merged > seeds);
}
