// Who and what the sample helpdesk is made of.
#pragma once

#include <span>
#include <string_view>

namespace amends::demo {

struct SamplePerson {
  std::string_view id;
  std::string_view name;
  std::string_view language;      // of customers
  std::string_view organisation;  // of customers
};

struct SampleTeam {
  std::string_view name;
  std::string_view queue;
  std::string_view service;
  std::span<const SamplePerson> agents;
  std::span<const std::string_view> subjects;  // in English
  std::span<const std::string_view> german_subjects;
  unsigned unhappy_per_thousand;  // of those who answer
};

struct SampleComment {
  std::string_view language;
  std::string_view text;
};

std::span<const SampleTeam> sample_teams();
std::span<const SamplePerson> sample_customers();
std::span<const SampleComment> sample_complaints();
std::span<const SampleComment> sample_praises();
/// What managers write when they made amends.
std::span<const std::string_view> sample_notes();
/// Who looks after follow-ups.
std::span<const SamplePerson> sample_managers();

}  // namespace amends::demo
