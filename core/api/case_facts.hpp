// What mails and cards to staff say about a case besides its answer, a line each.
#pragma once

#include <string>
#include <vector>

#include "core/api/texts.hpp"
#include "core/model/request.hpp"
#include "core/model/settings.hpp"

namespace amends {

struct CaseFacts {
  const RequestState& request;
  const FollowUp& follow_up;
  const SettingsState& settings;
  const Texts& texts;

  /// When it is due, whether the customer asks to be contacted, what should have been better.
  std::vector<std::string> of_answer() const;
  /// Why it is open again, who wanted it, and how often that was; nothing where it never was.
  std::vector<std::string> of_reopening() const;
  /// How it ended, and who ended it; nothing where it goes on.
  std::vector<std::string> of_ending() const;
};

/// The answers whether amends were made that were given about a case, oldest first.
std::vector<const Rating*> recovery_answers(const RequestState& request, const Id128& follow_up);

}  // namespace amends
