#include "core/api/warnings.hpp"

#include <boost/json/array.hpp>
#include <string>

#include "core/api/mail_block.hpp"

namespace amends {

json::array base_url_warnings(std::string_view base_url) {
  if (base_url.size() <= max_mail_base_url_chars) return {};
  const std::size_t longest =
      base_url.size() + limits::max_mail_line_chars - max_mail_base_url_chars;
  return {json::object{
      {"code", "base_url_long"},
      {"field", "base_url"},
      {"detail", "base_url has " + std::to_string(base_url.size()) +
                     " characters, so links in mails have up to " + std::to_string(longest) +
                     " and mail programs may break lines of more than " +
                     std::to_string(limits::max_mail_line_chars) + "; with at most " +
                     std::to_string(max_mail_base_url_chars) + " every link fits"}}};
}

}  // namespace amends
