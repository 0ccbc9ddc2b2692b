// How a payload of an event is written down: the name that it is stored under, and the list of its
// members, through which the codec (event_codec.hpp) writes and reads it. Members that are empty
// are not written, so a member added later reads as its default from old events. Personal data
// (identity, words) never stands in a payload but beside the event, in Personal.
#pragma once

#include <string_view>

#define AMENDS_EVENT(text) static constexpr std::string_view name = text
#define AMENDS_MEMBERS               \
  template <class Self, class Visit> \
  static void describe(Self& self, Visit&& visit)
