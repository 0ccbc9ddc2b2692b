#include "core/store/verify/retold_keys.hpp"

namespace amends {

std::vector<KeyRow> retold_keys(const std::vector<ToldEvent>& events) {
  std::vector<KeyRow> rows;
  for (const ToldEvent& item : events) {
    if (const auto* made = told::as<KeyCreated>(item)) {
      rows.push_back({made->key, made->label, std::string(enum_text(made->role)), made->teams,
                      made->queues, made->secret_hash, item.event.at, false});
    }
    const auto* gone = told::as<KeyRevoked>(item);
    for (KeyRow& row : rows) {
      if (gone != nullptr && row.key == gone->key) row.revoked = true;
    }
  }
  return rows;
}

}  // namespace amends
