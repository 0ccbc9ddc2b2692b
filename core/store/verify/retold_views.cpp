#include "core/store/verify/retold_views.hpp"

#include <algorithm>

namespace amends {
namespace {

// Whether what an event saved stands no longer: saved anew or deleted later, or erased with all
// others.
bool goes_later(const std::vector<ToldEvent>& events, std::size_t at, const Id128& view) {
  return std::any_of(events.begin() + static_cast<std::ptrdiff_t>(at) + 1, events.end(),
                     [&](const ToldEvent& item) {
                       const auto* again = told::as<ViewSaved>(item);
                       const auto* deleted = told::as<ViewDeleted>(item);
                       return told::is_any<ViewsErased>(item) ||
                              (again != nullptr && again->view == view) ||
                              (deleted != nullptr && deleted->view == view);
                     });
}

Damage of_event(const std::string& stream, const ToldEvent& item, std::string member,
                std::string stands, std::string should) {
  return {"events", stream + " revision " + std::to_string(item.revision), std::move(member),
          std::move(stands), std::move(should)};
}

}  // namespace

std::vector<SavedViewRow> retold_views(const std::string& person,
                                       const std::vector<ToldEvent>& events) {
  std::vector<SavedViewRow> rows;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto* saved = told::as<ViewSaved>(events[i]);
    if (saved == nullptr || goes_later(events, i, saved->view)) continue;
    const Event& event = events[i].event;
    rows.push_back({person, saved->view, saved->of, saved->shared, events[i].revision, event.by.id,
                    event.by.name, event.at});
  }
  return rows;
}

void check_view_events(const std::string& stream, const std::vector<ToldEvent>& events,
                       Damages& damages) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const ToldEvent& item = events[i];
    if (!told::is_any<ViewSaved, ViewDeleted, ViewsErased>(item)) {
      damages.add(of_event(stream, item, "name", std::string(payload_name(item.event.payload)),
                           "a saved view"));
      continue;
    }
    const auto* saved = told::as<ViewSaved>(item);
    if (saved == nullptr || item.event.personal.empty()) continue;
    if (!goes_later(events, i, saved->view)) continue;
    damages.add(of_event(stream, item, "personal", "a text that was erased", "absent"));
  }
}

}  // namespace amends
