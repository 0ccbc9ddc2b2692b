#include "core/api/message.hpp"

#include <boost/json/serialize.hpp>

#include "core/base/text.hpp"

namespace amends {
namespace {

std::string_view value_in(const std::map<std::string, std::string>& values, std::string_view name) {
  const auto found = values.find(std::string(name));
  return found == values.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  return value_in(headers, name);
}
std::string_view Request::query_value(std::string_view name) const {
  return value_in(query, name);
}

std::string Request::content_type() const {
  const std::string_view value = header("content-type");
  return lower_ascii(trimmed(value.substr(0, value.find(';'))));
}

bool Request::wants_json() const {
  return header("accept").find("application/json") != std::string_view::npos ||
         content_type() == "application/json";
}

Response json_response(int status, const json::value& body) {
  Response response;
  response.status = status;
  response.with("content-type", "application/json; charset=utf-8")
      .with("cache-control", "no-store");
  response.body = json::serialize(body);
  return response;
}

Response problem(const Error& error, const json::object& extra) {
  const int status = http_status(error.code);
  json::object document{{"type", "about:blank"},
                        {"title", code_title(error.code)},
                        {"status", status},
                        {"code", code_text(error.code)},
                        {"detail", error.message}};
  if (!error.field.empty()) document.emplace("field", error.field);
  for (const auto& member : extra) document.insert_or_assign(member.key(), member.value());
  Response response;
  response.status = status;
  response.with("content-type", "application/problem+json").with("cache-control", "no-store");
  if (status == 503) response.with("retry-after", "1");
  response.body = json::serialize(document);
  return response;
}

json::value millis_or_null(const std::optional<UtcMillis>& at) {
  return at ? json::value(at->count) : json::value();
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

}  // namespace amends
