#include "core/api/message_codec.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <utility>

#include "core/base/bytes.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"

namespace amends {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// RFC 3986, section 2.1; in forms '+' is a space besides.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return decoded;
}

Scopes actor_scopes(FieldReader& actor) {
  FieldReader fields(actor.object("scopes"), actor.path_of("scopes."));
  Scopes scopes;
  scopes.teams = fields.texts("teams", 1000, limits::max_name_bytes);
  scopes.queues = fields.texts("queues", 1000, limits::max_name_bytes);
  if (auto error = fields.finish()) actor.refuse(*error);
  return scopes;
}

Actor read_actor(FieldReader& parent) {
  Actor actor;
  const json::object& object = parent.object("actor");
  if (object.empty()) return actor;
  FieldReader fields(object, "actor.");
  const std::string requester = fields.text("requester", limits::max_name_bytes);
  if (!requester.empty()) {
    actor.kind = ActorKind::requester;
    actor.id = requester;
  } else {
    actor.id = fields.required_text("id", limits::max_name_bytes);
    actor.name = fields.text("name", limits::max_name_bytes);
    actor.kind = ActorKind::staff;
    for (const std::string& text : fields.texts("roles", 8, 16)) {
      const auto role = enum_from_text<Role>(text);
      if (!role || *role == Role::none) {
        fields.refuse(ErrorCode::out_of_range, "roles", "must be agent, manager, admin or host");
        break;
      }
      if (*role == Role::host) actor.kind = ActorKind::host;
      actor.role = std::max(actor.role, *role);
    }
    actor.scopes = actor_scopes(fields);
  }
  if (auto error = fields.finish()) parent.refuse(*error);
  return actor;
}

std::string read_body(FieldReader& fields) {
  std::string body = fields.text("body", limits::max_request_bytes);
  const std::string encoded = fields.text("body_b64", limits::max_request_bytes);
  if (!encoded.empty()) {
    const auto bytes = base64_decode(encoded);
    if (!bytes || !body.empty()) {
      fields.refuse(ErrorCode::bad_request, "body_b64",
                    "must be base64 (RFC 4648), without a body");
      return {};
    }
    body.assign(bytes->begin(), bytes->end());
  }
  if (body.size() > limits::max_body_bytes) {
    fields.refuse(ErrorCode::too_large, "body",
                  "must be at most " + std::to_string(limits::max_body_bytes) + " bytes long");
  }
  return body;
}

std::map<std::string, std::string> read_headers(FieldReader& parent) {
  std::map<std::string, std::string> headers;
  for (const auto& member : parent.object("headers")) {
    if (!member.value().is_string()) {
      parent.refuse(ErrorCode::wrong_type, "headers", "must be an object of texts");
      return {};
    }
    headers[lower_ascii(member.key())] = std::string(member.value().get_string());
  }
  return headers;
}

}  // namespace

Result<Request> request_from_json(std::string_view text) {
  if (text.size() > limits::max_request_bytes) {
    return fail(
        ErrorCode::too_large,
        "the request must be at most " + std::to_string(limits::max_request_bytes) + " bytes long");
  }
  auto document = parse_json_object(text);
  if (!document) return document.error();
  FieldReader fields(*document);
  Request request;
  request.method = fields.required_text("method", 16);
  request.path = fields.required_text("path", limits::max_url_bytes);
  const std::string query = fields.text("query", limits::max_url_bytes);
  request.headers = read_headers(fields);
  request.body = read_body(fields);
  request.remote = fields.text("remote", 64);
  request.base_url = fields.text("base_url", limits::max_url_bytes);
  while (request.base_url.ends_with('/')) request.base_url.pop_back();
  request.actor = read_actor(fields);
  if (auto error = fields.finish()) return *error;
  auto decoded = form_from_text(query);
  if (!decoded) return decoded.error();
  request.query = std::move(*decoded);
  return request;
}

std::string response_to_json(const Response& response) {
  json::array headers;
  for (const auto& [name, value] : response.headers) headers.push_back(json::array{name, value});
  json::object document{{"status", response.status}, {"headers", std::move(headers)}};
  if (response.file) {
    document.emplace("file", *response.file);
  } else if (is_utf8(response.body)) {
    document.emplace("body", response.body);
  } else {
    document.emplace("body_b64", base64_encode(bytes_of(response.body)));
  }
  document.emplace("effects", response.effects);
  return json::serialize(document);
}

std::optional<std::vector<std::string>> path_parts(std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  std::vector<std::string> parts;
  for (const std::string_view part : split(path.substr(1), '/')) {
    auto decoded = percent_decoded(part, false);
    if (!decoded || !is_utf8(*decoded) || decoded->find('\0') != std::string::npos) {
      return std::nullopt;
    }
    parts.push_back(std::move(*decoded));
  }
  return parts;
}

Result<std::map<std::string, std::string>> form_from_text(
    std::string_view text, const std::vector<std::string_view>& repeatable) {
  std::map<std::string, std::string> form;
  if (text.empty()) return form;
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const auto name = percent_decoded(pair.substr(0, equals), true);
    const auto value = percent_decoded(
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
    if (!name || !value) return fail(ErrorCode::bad_request, "the form has a malformed % escape");
    if (!is_utf8(*name) || !is_utf8(*value)) {
      return fail(ErrorCode::invalid_utf8, "the form is not valid UTF-8");
    }
    const auto [place, is_new] = form.emplace(*name, *value);
    if (is_new) continue;
    if (std::find(repeatable.begin(), repeatable.end(), *name) == repeatable.end()) {
      return fail(ErrorCode::duplicate_field, "the field " + *name + " stands twice", *name);
    }
    place->second += '\n' + *value;
  }
  return form;
}

}  // namespace amends
