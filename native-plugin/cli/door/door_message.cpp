#include "native-plugin/cli/door/door_message.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

std::string body_of(const json::object& message) {
  if (const auto* text = message.if_contains("body")) return std::string(text->as_string());
  if (const auto* encoded = message.if_contains("body_b64")) {
    const auto bytes = base64_decode(std::string_view(encoded->as_string()));
    if (!bytes) throw Failure(ExitCode::failed, "the library answered with broken base64");
    return {bytes->begin(), bytes->end()};
  }
  return {};
}

}  // namespace

std::string DoorCall::text() const {
  json::object message{{"method", method},   {"path", path},     {"query", query},
                       {"headers", headers}, {"remote", remote}, {"actor", actor}};
  if (!base_url.empty()) message.emplace("base_url", base_url);
  if (is_utf8(body)) {
    message.emplace("body", body);
  } else {
    message.emplace("body_b64", base64_encode(bytes_of(body)));
  }
  return json::serialize(message);
}

DoorAnswer DoorAnswer::from_text(std::string_view text) {
  const json::value document = json::parse(text);
  const json::object& message = document.as_object();
  DoorAnswer answer;
  answer.status = message.at("status").to_number<int>();
  for (const json::value& header : message.at("headers").as_array()) {
    const json::array& pair = header.as_array();
    answer.headers.emplace_back(pair.at(0).as_string(), pair.at(1).as_string());
  }
  if (const auto* file = message.if_contains("file")) answer.file = std::string(file->as_string());
  answer.body = body_of(message);
  return answer;
}

json::object DoorAnswer::json() const {
  boost::system::error_code failed;
  json::value document = json::parse(body, failed);
  return !failed && document.is_object() ? std::move(document.get_object()) : json::object();
}

}  // namespace amends::cli
