// A site: pages on which people rate without a request, and what they may do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

struct Site {
  std::string id;    // stands in the pages, so it is no secret; made by Amends
  std::string name;  // for managers
  std::vector<std::string> touchpoints;
  std::vector<std::string> origins;  // empty: those of the settings
  std::int64_t hourly_limit = 1000;  // new ratings of each touchpoint
  bool revoked = false;

  bool has_touchpoint(std::string_view touchpoint) const;
};

/// Whether the text is what site_id_from() makes.
bool is_site_id(std::string_view text);
/// An id from 10 unpredictable bytes.
std::string site_id_from(ByteView bytes);

/// Reads and checks one site of the settings document; errors name the path below `path`. A site
/// without an id is a new one.
Result<Site> site_from_json(const json::object& object, const std::string& path);
json::object site_to_json(const Site& site);

/// Reads a list of origins (core/model/origin.hpp); a failure names the item.
std::vector<std::string> read_origins(FieldReader& fields);

}  // namespace amends
