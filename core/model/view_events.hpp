// What a member of the staff named in order to find it again: a choice of the list or the report.
// The stream's name is a keyed hash of the person.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_text.hpp"
#include "core/base/ids.hpp"
#include "core/model/event_payload.hpp"

namespace amends {

enum class ViewOf : std::uint8_t { follow_ups, report };
template <>
struct EnumTexts<ViewOf> {
  static constexpr std::array<std::string_view, 2> texts = {"follow-ups", "report"};
};

/// As it is from now on. Personal: name and query.
struct ViewSaved {
  AMENDS_EVENT("view_saved");
  Id128 view;
  ViewOf of = ViewOf::follow_ups;
  bool shared = false;  // with all
  AMENDS_MEMBERS {
    visit("view", self.view);
    visit("of", self.of);
    visit("shared", self.shared);
  }
};

/// Its name and query are erased with it.
struct ViewDeleted {
  AMENDS_EVENT("view_deleted");
  Id128 view;
  AMENDS_MEMBERS { visit("view", self.view); }
};

/// All that the person had saved is gone, because the person was erased.
struct ViewsErased {
  AMENDS_EVENT("views_erased");
  AMENDS_MEMBERS {
    (void)self;
    (void)visit;
  }
};

}  // namespace amends
