#include "native-plugin/cli/http/message.hpp"

#include <boost/beast/http/status.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/text.hpp"

namespace amends::cli {
namespace {

// The value of NAME in "NAME=value<separator>NAME=value…".
std::string_view member_of(std::string_view text, char separator, std::string_view name) {
  for (const std::string_view part : split(text, separator)) {
    const std::string_view member = trimmed(part);
    const std::size_t equals = member.find('=');
    if (equals != std::string_view::npos && member.substr(0, equals) == name) {
      return member.substr(equals + 1);
    }
  }
  return {};
}

}  // namespace

std::string_view Asked::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string_view Asked::query_value(std::string_view name) const {
  return member_of(query, '&', name);
}

std::string_view Asked::cookie(std::string_view name) const {
  return member_of(header("cookie"), ';', name);
}

Reply& Reply::with(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

bool Reply::has_header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return true;
  }
  return false;
}

Reply problem_reply(int status, std::string_view code, std::string_view detail) {
  const auto title = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  const boost::json::object document{{"type", "about:blank"},
                                     {"title", std::string_view(title.data(), title.size())},
                                     {"status", status},
                                     {"code", code},
                                     {"detail", detail}};
  Reply reply;
  reply.status = status;
  reply.body = boost::json::serialize(document);
  reply.with("content-type", "application/problem+json").with("cache-control", "no-store");
  return reply;
}

}  // namespace amends::cli
