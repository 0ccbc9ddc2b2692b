#include "core/capture/press.hpp"

namespace amends {
namespace {

bool is_from_elsewhere(const PressSigns& signs) {
  return signs.fetch_site == "cross-site" || signs.fetch_site == "same-site";
}

// A client that is no browser, a text browser, or a script with a nonce that it read off the page.
bool is_bare(const PressSigns& signs) {
  return signs.origin.empty() && signs.fetch_site.empty();
}

// Without Sec-Fetch-Site the Origin alone tells. A proxy may have changed our name, so a strange
// one is asked for a press rather than sent away.
bool has_strange_origin(const PressSigns& signs, std::string_view our_origin) {
  if (signs.origin.empty() || !signs.fetch_site.empty()) return false;
  return !our_origin.empty() && signs.origin != our_origin;
}

// A script's form.submit() and button.click() navigate like a person's press, but for this header.
bool is_scripted_navigation(const PressSigns& signs) {
  return signs.fetch_mode == "navigate" && signs.fetch_user.empty() && !signs.client_hint.empty();
}

}  // namespace

PressVerdict judge_press(const PressSigns& signs, std::string_view our_origin, Evidence evidence,
                         const PageFlags& page) {
  if (is_from_elsewhere(signs)) return PressVerdict::cross_site;
  if (is_scripted_navigation(signs)) return PressVerdict::press_needed;
  const bool doubtful = is_bare(signs) || has_strange_origin(signs, our_origin);
  if (doubtful && !page.confirm) return PressVerdict::press_needed;
  if (evidence != Evidence::gesture) return PressVerdict::good;
  if (page.decoy || page.confirm) return PressVerdict::press_needed;
  return page.scan_window ? PressVerdict::doubtful : PressVerdict::good;
}

}  // namespace amends
