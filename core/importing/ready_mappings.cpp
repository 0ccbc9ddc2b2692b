#include "core/importing/ready_mappings.hpp"

#include <algorithm>

namespace amends::importing {

const ReadyMapping* find_ready_mapping(std::string_view name) {
  const auto& all = ready_mappings();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ReadyMapping& ready) { return ready.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string ready_mapping_names() {
  std::string names;
  for (const ReadyMapping& ready : ready_mappings()) {
    names.append(names.empty() ? "" : ", ").append(ready.name);
  }
  return names;
}

}  // namespace amends::importing
