#include "core/api/frame_page.hpp"

#include "core/api/page.hpp"
#include "core/api/page_parts.hpp"

namespace amends {
namespace {

std::string joined(const std::vector<std::string>& origins) {
  std::string text;
  for (const std::string& origin : origins) text.append(text.empty() ? "" : " ").append(origin);
  return text;
}

}  // namespace

Response frame_page(Services& services, std::string_view path, const FramePage& page) {
  const std::string parents = joined(page.parents);
  Markup html = head_begun(services, path, page.language, page.title);
  html.raw("<meta name=\"amends-parents\" content=\"").text(parents).raw("\">\n");
  // The widget tells its page's canonical address.
  if (!page.address.empty()) {
    html.raw("<link rel=\"canonical\" href=\"").text(page.address).raw("\">\n");
  }
  add_script(html, services, path, "amends-framed.js");
  add_script(html, services, path, "amends-rating.js");
  html.raw("</head>\n<body class=\"amends-frame\">\n<amends-rating src=\"").raw(root_from(path));
  html.raw("\"");
  for (const auto& [name, value] : page.attributes) {
    html.raw(" ").raw(name).raw("=\"").text(value).raw("\"");
  }
  html.raw("></amends-rating>\n</body>\n</html>\n");
  Response response = html_response(200, html.take());
  add_frame_headers(response, parents);
  return response;
}

}  // namespace amends
