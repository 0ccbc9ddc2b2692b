#include "core/api/origins.hpp"

#include <algorithm>

#include "core/api/links.hpp"
#include "core/base/text.hpp"
#include "core/model/origin.hpp"

namespace amends {
namespace {

// Browsers ask again when it is over, and so learn that an origin is off the list.
constexpr std::string_view preflight_max_age_s = "600";

bool is_in(const std::vector<std::string>& origins, std::string_view origin) {
  return std::find(origins.begin(), origins.end(), origin) != origins.end();
}

// By the whole list, and by each site's own for what lies below /t.
bool is_listed(const Request& request, const Settings& settings, std::string_view origin) {
  if (is_in(settings.origins, origin)) return true;
  if (!request.path.starts_with("/t/")) return false;
  return std::any_of(settings.sites.begin(), settings.sites.end(), [origin](const Site& site) {
    return !site.revoked && is_in(site.origins, origin);
  });
}

bool grants(const Request& request, const Settings& settings, Response& response) {
  const std::string_view origin = request.header("origin");
  if (origin.empty() || !is_listed(request, settings, origin)) return false;
  response.with("access-control-allow-origin", std::string(origin));
  return true;
}

}  // namespace

Caller caller_of(const Request& request, const Settings& settings) {
  const std::string_view origin = request.header("origin");
  const std::string_view site = request.header("sec-fetch-site");
  const std::string base = public_base(settings, request.base_url);
  const std::string ours = lower_ascii(origin_of(base));
  if (!origin.empty() && origin == ours) return Caller::ours;
  // The browser vouches for it, also where customers reach us under another name.
  if (site == "same-origin") return Caller::ours;
  if (!origin.empty() && is_listed(request, settings, origin)) return Caller::listed;
  if (site == "cross-site" || site == "same-site") return Caller::foreign;
  if (origin.empty() || (ours.empty() && is_origin(origin))) return Caller::unknown;
  return Caller::foreign;
}

void allow_reading(const Request& request, const Settings& settings, Response& response) {
  if (!grants(request, settings, response)) return;
  response.with("access-control-expose-headers", "retry-after");
}

void allow_calling(const Request& request, const Settings& settings, Response& response) {
  if (!grants(request, settings, response)) return;
  response.with("access-control-allow-methods", "GET, POST")
      .with("access-control-allow-headers", "content-type, x-amends-key")
      .with("access-control-max-age", std::string(preflight_max_age_s));
}

std::vector<std::string> frame_parents(const Request& request, const Settings& settings,
                                       const Site* site) {
  const bool has_own = site != nullptr && !site->origins.empty();
  std::vector<std::string> parents = has_own ? site->origins : settings.origins;
  const std::string ours = lower_ascii(origin_of(public_base(settings, request.base_url)));
  if (!ours.empty()) parents.insert(parents.begin(), ours);
  return parents;
}

}  // namespace amends
