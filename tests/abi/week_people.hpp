// Who meets in a busy week: the helpdesk, its agents and managers, its customers, and the programs
// that let time pass and carry mails.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "abi/week_hand.hpp"

namespace amends::testing {

struct Colleague {
  std::string id;
  std::string team;
};
inline const std::vector<Colleague> week_agents = {
    {"jana", "Network"}, {"eoin", "Network"}, {"lukas", "Workplace"}, {"mia", "Workplace"}};
inline const std::vector<Colleague> week_managers = {{"marta", "Network"}, {"olga", "Workplace"}};

json::object helpdesk_actor();
json::object admin_actor();

/// The links that mails brought to customers and that nobody has opened yet.
class Letterbox {
 public:
  void put(std::string token) {
    const std::lock_guard lock(mutex_);
    tokens_.push_back(std::move(token));
  }
  std::optional<std::string> take() {
    const std::lock_guard lock(mutex_);
    if (tokens_.empty()) return std::nullopt;
    std::string token = std::move(tokens_.front());
    tokens_.erase(tokens_.begin());
    return token;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> tokens_;
};

/// Requests first to first + count - 1 are completed and asked about; one of the earlier is opened
/// again, and one that was is completed once more.
void run_helpdesk(Hand& hand, int first, int count);
/// Some of those who got a mail answer, and some of these change their mind.
void answer_letters(Hand& hand, Letterbox& letterbox, int at_most);
void work_own_cases(Hand& hand, const Colleague& agent, int at_most);
void manage_cases(Hand& hand, const Colleague& manager);
void let_time_pass(Hand& hand);
/// Until nothing is left; puts customers' links into the letterbox. One in ten fails, and comes
/// again.
void carry_mails(Hand& hand, const std::string& consumer, Letterbox& letterbox);

}  // namespace amends::testing
