// Lists of objects in a document from outside.
#pragma once

#include <algorithm>
#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// Reads a list member whose items are objects, each by `read(object, path)`, where the path ends
/// in a dot. The first item that fails is what `fields` refuses; those before it are given back.
template <class Item>
std::vector<Item> read_objects(FieldReader& fields, std::string_view name, std::size_t max_items,
                               Result<Item> (*read)(const json::object&, const std::string&)) {
  std::vector<Item> items;
  for (const auto& item : fields.array(name, max_items)) {
    const std::string path = fields.path_of(name) + "[" + std::to_string(items.size()) + "]";
    if (!item.is_object()) {
      fields.refuse(fail(ErrorCode::wrong_type, path + " must be an object", path));
      break;
    }
    auto given = read(item.get_object(), path + ".");
    if (!given) {
      fields.refuse(given.error());
      break;
    }
    items.push_back(std::move(*given));
  }
  return items;
}

/// The same list as JSON.
template <class Item>
json::array objects_to_json(const std::vector<Item>& items, json::object (*write)(const Item&)) {
  json::array list;
  for (const Item& item : items) list.push_back(write(item));
  return list;
}

/// Sets `since` of each item: as it was where `known` has the item alike, else `now`.
template <class Item>
void date_items(std::vector<Item>& items, const std::vector<Item>& known,
                json::object (*write)(const Item&), UtcMillis now) {
  for (Item& item : items) {
    const json::object wanted = write(item);
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const Item& other) { return write(other) == wanted; });
    item.since = same == known.end() ? now : same->since;
  }
}

}  // namespace amends
