#include "core/model/json_difference.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

namespace amends {
namespace {

const json::string* id_of(const json::value& item) {
  if (!item.is_object()) return nullptr;
  const json::value* id = item.get_object().if_contains("id");
  return id != nullptr ? id->if_string() : nullptr;
}

bool has_ids(const json::array& list) {
  std::set<std::string_view> seen;
  return std::all_of(list.begin(), list.end(), [&](const json::value& item) {
    const json::string* id = id_of(item);
    return id != nullptr && seen.emplace(*id).second;
  });
}

const json::value* item_called(const json::array& list, const json::string& id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const json::value& item) { return *id_of(item) == id; });
  return found == list.end() ? nullptr : &*found;
}

class Comparison {
 public:
  void objects(const std::string& path, const json::object& before, const json::object& after) {
    for (const auto& member : after) {
      values(path + std::string(member.key()), before.if_contains(member.key()), &member.value());
    }
    for (const auto& member : before) {
      if (!after.contains(member.key())) {
        values(path + std::string(member.key()), &member.value(), nullptr);
      }
    }
  }

  std::vector<JsonDifference> take() { return std::move(found_); }

 private:
  void values(const std::string& path, const json::value* before, const json::value* after) {
    if (before != nullptr && after != nullptr) {
      if (*before == *after) return;
      if (before->is_object() && after->is_object()) {
        return objects(path + ".", before->get_object(), after->get_object());
      }
      if (before->is_array() && after->is_array()) {
        return lists(path, before->get_array(), after->get_array());
      }
    }
    JsonDifference one{path, {}, {}};
    if (before != nullptr) one.before = *before;
    if (after != nullptr) one.after = *after;
    found_.push_back(std::move(one));
  }

  void lists(const std::string& path, const json::array& before, const json::array& after) {
    if (has_ids(before) && has_ids(after)) return lists_by_id(path, before, after);
    const auto same = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto head = static_cast<std::size_t>(same.first - before.begin());
    std::size_t tail = 0;
    while (tail < std::min(before.size(), after.size()) - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
      ++tail;
    }
    const std::size_t end = std::max(before.size(), after.size()) - tail;
    for (std::size_t i = head; i < end; ++i) {
      values(place(path, i), i + tail < before.size() ? &before[i] : nullptr,
             i + tail < after.size() ? &after[i] : nullptr);
    }
  }

  void lists_by_id(const std::string& path, const json::array& before, const json::array& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
      values(place(path, i), item_called(before, *id_of(after[i])), &after[i]);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (item_called(after, *id_of(before[i])) == nullptr) {
        values(place(path, i), &before[i], nullptr);
      }
    }
    if (kept_order(before, after) != kept_order(after, before)) {
      found_.push_back({path, ids_of(before), ids_of(after)});
    }
  }

  static std::string place(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
  }

  static json::array ids_of(const json::array& list) {
    json::array ids;
    for (const json::value& item : list) ids.emplace_back(*id_of(item));
    return ids;
  }

  // The ids of `list` that the other has, too: rules in order mean something else in another order.
  static json::array kept_order(const json::array& list, const json::array& other) {
    json::array ids;
    for (const json::value& item : list) {
      if (item_called(other, *id_of(item)) != nullptr) ids.emplace_back(*id_of(item));
    }
    return ids;
  }

  std::vector<JsonDifference> found_;
};

}  // namespace

std::vector<JsonDifference> json_differences(const json::object& before,
                                             const json::object& after) {
  Comparison comparison;
  comparison.objects("", before, after);
  return comparison.take();
}

}  // namespace amends
