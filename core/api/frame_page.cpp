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

void begin_head(Markup& html, Services& services, std::string_view path, const FramePage& page) {
  html.raw("<!doctype html>\n<html lang=\"").text(page.language);
  html.raw("\" dir=\"").raw(direction_of(page.language));
  html.raw(
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"robots\" content=\"noindex, nofollow\">\n<meta name=\"amends-parents\" "
      "content=\"");
  html.text(joined(page.parents)).raw("\">\n<title>").text(page.title);
  html.raw("</title>\n");
  // The widget tells its page's canonical address.
  if (!page.address.empty()) {
    html.raw("<link rel=\"canonical\" href=\"").text(page.address).raw("\">\n");
  }
  html.raw("<link rel=\"stylesheet\" href=\"").raw(up_from(path)).raw("assets/");
  html.text(services.assets().hashed_name("amends-page.css")).raw("\">\n");
}

}  // namespace

Response frame_page(Services& services, std::string_view path, const FramePage& page) {
  Markup html;
  begin_head(html, services, path, page);
  add_script(html, services, path, "amends-framed.js");
  add_script(html, services, path, "amends-rating.js");
  html.raw("</head>\n<body class=\"amends-frame\">\n<amends-rating src=\"").raw(root_from(path));
  html.raw("\"");
  for (const auto& [name, value] : page.attributes) {
    html.raw(" ").raw(name).raw("=\"").text(value).raw("\"");
  }
  html.raw("></amends-rating>\n</body>\n</html>\n");
  Response response = html_response(200, html.take());
  add_frame_headers(response, joined(page.parents));
  return response;
}

}  // namespace amends
