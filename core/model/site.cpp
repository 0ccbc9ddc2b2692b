#include "core/model/site.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/origin.hpp"

namespace amends {
namespace {

constexpr std::string_view site_prefix = "site_";
constexpr std::size_t site_bytes = 10;

}  // namespace

bool Site::has_touchpoint(std::string_view touchpoint) const {
  return std::find(touchpoints.begin(), touchpoints.end(), touchpoint) != touchpoints.end();
}

bool is_site_id(std::string_view text) {
  if (!text.starts_with(site_prefix)) return false;
  const auto bytes = base32_decode(text.substr(site_prefix.size()));
  return bytes && bytes->size() == site_bytes;
}

std::string site_id_from(ByteView bytes) {
  return std::string(site_prefix) + base32_encode(bytes.first(site_bytes));
}

std::vector<std::string> read_origins(FieldReader& fields) {
  auto origins = fields.texts("origins", limits::max_origins, limits::max_url_bytes);
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (is_origin(origins[i])) continue;
    fields.refuse(ErrorCode::out_of_range, "origins[" + std::to_string(i) + "]",
                  "must be an origin as browsers spell it, such as https://shop.example.com");
    break;
  }
  return origins;
}

Result<Site> site_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Site site;
  site.id = fields.text("id", limits::max_name_bytes);
  if (!site.id.empty() && !is_site_id(site.id)) {
    fields.refuse(ErrorCode::out_of_range, "id", "is made by Amends; leave it out for a new site");
  }
  site.name = fields.required_text("name", limits::max_name_bytes);
  site.touchpoints = fields.texts("touchpoints", limits::max_surveys, 64);
  if (site.touchpoints.empty()) {
    fields.refuse(ErrorCode::out_of_range, "touchpoints", "must have at least one item");
  }
  site.origins = read_origins(fields);
  site.hourly_limit = fields.integer("hourly_limit", 1, 1'000'000, site.hourly_limit);
  site.revoked = fields.optional_flag("revoked").value_or(false);
  if (auto error = fields.finish()) return *error;
  return site;
}

json::object site_to_json(const Site& site) {
  return {{"id", site.id},
          {"name", site.name},
          {"touchpoints", json::array(site.touchpoints.begin(), site.touchpoints.end())},
          {"origins", json::array(site.origins.begin(), site.origins.end())},
          {"hourly_limit", site.hourly_limit},
          {"revoked", site.revoked}};
}

}  // namespace amends
