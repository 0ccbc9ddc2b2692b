// What the headers of a vote tell.
#include "core/capture/press.hpp"

#include <catch2/catch.hpp>

using namespace amends;

namespace {

constexpr std::string_view ours = "https://help.example.org";
const PressSigns widget{ours, "same-origin", "cors", "", "\"Chromium\""};

}  // namespace

TEST_CASE("a press on our own page is good") {
  CHECK(judge_press(widget, ours, Evidence::gesture, {}) == PressVerdict::good);
  const PressSigns chromium{ours, "same-origin", "navigate", "?1", "\"Chromium\""};
  CHECK(judge_press(chromium, ours, Evidence::explicit_, {}) == PressVerdict::good);
  const PressSigns firefox{ours, "same-origin", "navigate", "?1", ""};
  CHECK(judge_press(firefox, ours, Evidence::explicit_, {}) == PressVerdict::good);
  const PressSigns plain_http{ours, "", "", "", ""};
  CHECK(judge_press(plain_http, ours, Evidence::explicit_, {}) == PressVerdict::good);
}

TEST_CASE("what is missing costs a press, what is wrong is refused") {
  CHECK(judge_press({}, ours, Evidence::explicit_, {}) == PressVerdict::press_needed);
  CHECK(judge_press({}, ours, Evidence::explicit_, {.confirm = true}) == PressVerdict::good);
  const PressSigns strange{"null", "", "", "", ""};
  CHECK(judge_press(strange, ours, Evidence::explicit_, {}) == PressVerdict::press_needed);
  CHECK(judge_press(strange, "", Evidence::explicit_, {}) == PressVerdict::good);
  const PressSigns foreign{"https://evil.example", "cross-site", "cors", "", ""};
  CHECK(judge_press(foreign, ours, Evidence::explicit_, {.confirm = true}) ==
        PressVerdict::cross_site);
}

TEST_CASE("a script's navigation never becomes a press") {
  const PressSigns scripted{ours, "same-origin", "navigate", "", "\"Chromium\""};
  CHECK(judge_press(scripted, ours, Evidence::explicit_, {}) == PressVerdict::press_needed);
  CHECK(judge_press(scripted, ours, Evidence::explicit_, {.confirm = true}) ==
        PressVerdict::press_needed);
}

TEST_CASE("a gesture is not enough on a page that looks like a scanner's") {
  for (const PageFlags& flags :
       {PageFlags{.decoy = true}, PageFlags{.scan_window = true}, PageFlags{.confirm = true}}) {
    const bool may_be_a_person = flags.scan_window;
    CHECK(judge_press(widget, ours, Evidence::gesture, flags) ==
          (may_be_a_person ? PressVerdict::doubtful : PressVerdict::press_needed));
    CHECK(judge_press(widget, ours, Evidence::explicit_, flags) == PressVerdict::good);
    CHECK(judge_press(widget, ours, Evidence::dwell, flags) == PressVerdict::good);
  }
}
