#include "core/store/saved_views.hpp"

#include "core/model/stream_name.hpp"

namespace amends {

SavedViewRow saved_view_row(const std::string& person, const SavedView& view) {
  return {person, view.id, view.of, view.shared, view.revision, view.by.id, view.by.name, view.at};
}

void project_saved_views(const std::string& person, const SavedViews& before,
                         const SavedViews& after, WriteBatch& batch) {
  for (const SavedView& view : after.views) {
    const SavedView* earlier = before.find(view.id);
    if (earlier == nullptr || earlier->revision != view.revision) {
      batch.saved_views.push_back(saved_view_row(person, view));
    }
  }
  for (const SavedView& view : before.views) {
    const SavedView* later = after.find(view.id);
    if (later != nullptr && later->revision == view.revision) continue;
    batch.erased.push_back({std::string(views_prefix) + person, view.revision, view.revision});
    if (later == nullptr) batch.saved_views_gone.push_back({person, view.id});
  }
}

}  // namespace amends
