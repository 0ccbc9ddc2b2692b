#include "core/store/memory/saved_views.hpp"

#include "core/model/stream_name.hpp"

namespace amends::memory {

std::vector<SavedViewFound> SavedViewRows::list(const std::optional<std::string>& person) const {
  std::vector<SavedViewFound> found;
  for (const auto& [key, row] : rows_) {
    if (person ? row.person != *person : !row.shared) continue;
    const std::string stream = std::string(views_prefix) + row.person;
    found.push_back({row, streams_.personal_text(stream, row.revision)});
  }
  return found;
}

void SavedViewRows::each(const std::function<bool(const SavedViewRow&)>& visit) const {
  for (const auto& [key, row] : rows_) {
    if (!visit(row)) return;
  }
}

}  // namespace amends::memory
