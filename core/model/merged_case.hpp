// Two cases of one customer of which one takes care of both: what each knows of the other.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/enum_text.hpp"
#include "core/base/ids.hpp"

namespace amends {

/// A case, and the request in whose history it lies.
struct CasePlace {
  Id128 follow_up;
  std::string request;
};

/// What becomes of a case by the one that takes care of it.
enum class MergeStep : std::uint8_t { merged, addressed, released };
template <>
struct EnumTexts<MergeStep> {
  static constexpr std::array<std::string_view, 3> texts = {"merged", "addressed", "released"};
};

/// A case that is taken care of.
struct TakenIn {
  CasePlace place;
  std::string agent;                    // whose work was rated there
  MergeStep known = MergeStep::merged;  // what was passed on to it last
};

}  // namespace amends
