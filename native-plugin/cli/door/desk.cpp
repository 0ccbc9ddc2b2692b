#include "native-plugin/cli/door/desk.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/text/json_text.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

constexpr std::int32_t patience_ms = 30'000;

ExitCode code_of(int status, std::string_view code) {
  if (code.starts_with("store_")) return ExitCode::store;
  return status >= 400 && status < 500 ? ExitCode::refused : ExitCode::failed;
}

void expect_success(const DoorAnswer& answer) {
  if (answer.status >= 200 && answer.status < 300) return;
  const json::object problem = answer.json();
  const std::string code = text_of(problem, "code");
  std::string detail = text_of(problem, "detail");
  if (detail.empty()) detail = "the answer was " + std::to_string(answer.status);
  throw Failure(code_of(answer.status, code), code.empty() ? detail : detail + " (" + code + ")");
}

json::value administrator() {
  return json::object{
      {"id", "amends"}, {"name", "amends command"}, {"roles", json::array{"admin"}}};
}

}  // namespace

Desk::Desk(CallDoor call) : call_(std::move(call)), actor_(administrator()) {}

Desk::Desk(const Door& door)
    : Desk([&door](const DoorCall& call) { return door.call(call, patience_ms); }) {}

Desk Desk::as(json::value actor) const {
  Desk other = *this;
  other.actor_ = std::move(actor);
  return other;
}

DoorAnswer Desk::call(DoorCall call) const {
  call.actor = actor_;
  call.headers.emplace("x-amends", "1");
  if (actor_.is_null()) call.headers.emplace("sec-fetch-site", "same-origin");  // as on our page
  DoorAnswer answer = call_(call);
  expect_success(answer);
  return answer;
}

json::object Desk::get(const std::string& path, const std::string& query) const {
  DoorCall request;
  request.path = path;
  request.query = query;
  request.headers.emplace("accept", "application/json");
  return call(std::move(request)).json();
}

TextPage Desk::get_page_as(const std::string& media_type, const std::string& path,
                           const std::string& query) const {
  DoorCall request;
  request.path = path;
  request.query = query;
  request.headers.emplace("accept", media_type);
  DoorAnswer answer = call(std::move(request));
  TextPage page{std::move(answer.body), {}};
  for (const auto& [name, value] : answer.headers) {
    if (name == "x-amends-next") page.next = value;
  }
  return page;
}

std::string Desk::get_as(const std::string& media_type, const std::string& path,
                         const std::string& query) const {
  return get_page_as(media_type, path, query).text;
}

DoorAnswer Desk::send(const std::string& method, const std::string& path,
                      const json::object& body) const {
  DoorCall request;
  request.method = method;
  request.path = path;
  request.body = json::serialize(body);
  request.headers.emplace("content-type", "application/json");
  return call(std::move(request));
}

json::object Desk::post(const std::string& path, const json::object& body) const {
  return send("POST", path, body).json();
}

json::object Desk::put(const std::string& path, const json::object& body) const {
  return send("PUT", path, body).json();
}

json::object Desk::remove(const std::string& path) const {
  DoorCall request;
  request.method = "DELETE";
  request.path = path;
  return call(std::move(request)).json();
}

std::string url_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 15U];
  }
  return encoded;
}

}  // namespace amends::cli
