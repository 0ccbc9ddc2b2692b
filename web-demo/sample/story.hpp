// What happened at the sample helpdesk until now: the same for the same seed and moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "web-demo/sample/cast.hpp"

namespace amends::demo {

/// How far amends were made.
enum class SampleProgress : std::uint8_t {
  untouched,
  assigned,
  contacted,
  addressed,
  changed_mind
};

struct SampleAnswer {
  UtcMillis at;
  int answer = 0;  // of 5
  std::string comment;
  std::vector<std::string> reasons;
  bool contact_me = false;
  SampleProgress progress = SampleProgress::untouched;
};

struct SampleRequest {
  std::string id;
  const SamplePerson* customer = nullptr;
  const SampleTeam* team = nullptr;
  const SamplePerson* agent = nullptr;
  std::string subject;
  std::string language;
  std::string_view channel;
  std::vector<std::string_view> tags;
  UtcMillis completed_at;
  std::optional<SampleAnswer> answer;  // none: asked, not answered (yet)
  bool is_stage = false;               // one of those that a visitor may rate
};

/// About seven hundred requests of a year, by the time of their completion. The last ones have
/// been completed within hours and wait for an answer.
std::vector<SampleRequest> sample_story(UtcMillis now, std::uint32_t seed);

}  // namespace amends::demo
