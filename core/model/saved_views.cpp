#include "core/model/saved_views.hpp"

#include <algorithm>

namespace amends {
namespace {

auto place_of(SavedViews& state, const Id128& id) {
  return std::find_if(state.views.begin(), state.views.end(),
                      [&](const SavedView& view) { return view.id == id; });
}

void take(SavedViews& state, const ViewSaved& saved, const Event& event) {
  auto place = place_of(state, saved.view);
  if (place == state.views.end()) place = state.views.insert(place, SavedView{});
  place->id = saved.view;
  place->of = saved.of;
  place->shared = saved.shared;
  place->name = event.personal.view_name;
  place->query = event.personal.view_query;
  place->by = event.by;
  place->at = event.at;
  place->revision = state.revision;
}

}  // namespace

const SavedView* SavedViews::find(const Id128& id) const {
  const auto place = place_of(const_cast<SavedViews&>(*this), id);
  return place == views.end() ? nullptr : &*place;
}

void apply(SavedViews& state, std::int64_t revision, const Digest& hash, const Event& event) {
  state.revision = revision;
  state.head = hash;
  if (const auto* saved = std::get_if<ViewSaved>(&event.payload)) take(state, *saved, event);
  if (const auto* deleted = std::get_if<ViewDeleted>(&event.payload)) {
    std::erase_if(state.views, [&](const SavedView& view) { return view.id == deleted->view; });
  }
  if (std::holds_alternative<ViewsErased>(event.payload)) state.views.clear();
}

}  // namespace amends
