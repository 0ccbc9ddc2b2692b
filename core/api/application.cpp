#include "core/api/application.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "core/api/accepted_languages.hpp"
#include "core/api/bearer_keys.hpp"
#include "core/api/effects.hpp"
#include "core/api/message_codec.hpp"
#include "core/api/origins.hpp"
#include "core/api/page.hpp"
#include "core/api/parameters.hpp"
#include "core/api/texts.hpp"
#include "core/base/text.hpp"
#include "core/model/origin.hpp"

namespace amends {
namespace {

bool changes_state(const Request& request) {
  return request.method != "GET" && request.method != "HEAD" && request.method != "OPTIONS";
}

bool is_public(const Request& request) {
  return !request.path.starts_with("/api/");
}

// The part of a pattern before its next slash; takes it off the pattern.
std::string_view next_part(std::string_view& pattern) {
  const std::string_view part = pattern.substr(0, pattern.find('/'));
  pattern.remove_prefix(std::min(part.size() + 1, pattern.size()));
  return part;
}

// Asked of every route: nothing is made before the parts fit.
bool fits(std::string_view pattern, const std::vector<std::string>& parts) {
  pattern.remove_prefix(1);
  for (const std::string& part : parts) {
    if (pattern.empty()) return false;
    const std::string_view wanted = next_part(pattern);
    if (wanted != "*" && wanted != part) return false;
  }
  return pattern.empty();
}

// The parts that stand where the pattern has a star.
std::vector<std::string> arguments_of(std::string_view pattern,
                                      const std::vector<std::string>& parts) {
  pattern.remove_prefix(1);
  std::vector<std::string> arguments;
  for (const std::string& part : parts) {
    if (next_part(pattern) == "*") arguments.push_back(part);
  }
  return arguments;
}

bool may_enter(Door door, const Actor& actor) {
  switch (door) {
    case Door::anyone:
      return true;
    case Door::signed_in:
      return actor.kind == ActorKind::requester;
    case Door::agent:
      return actor.at_least(Role::agent);
    case Door::manager:
      return actor.at_least(Role::manager);
    case Door::admin:
      return actor.at_least(Role::admin);
    case Door::host:
      return actor.is_host() || actor.at_least(Role::admin);
    case Door::host_or_agent:
      return actor.is_host() || actor.at_least(Role::agent);
  }
  return false;
}

// What pages on other origins may embed.
bool is_embeddable(const Request& request) {
  return request.path.starts_with("/r/") || request.path.starts_with("/t/");
}

// Browsers that do not say where a page is from (over plain HTTP, or old ones) name its origin:
// that of the address in mails, or of the one that this request went to. Whoever could make a
// browser send another Host has no session there.
bool is_ours(const Request& request, std::string_view origin) {
  if (origin == origin_of(request.base_url)) return true;
  const std::size_t scheme = origin.find("://");
  return scheme != std::string_view::npos &&
         origin.substr(scheme + 3) == lower_ascii(request.header("host"));
}

// State-changing calls of people are taken from our own pages only.
std::optional<Error> foreign_origin(const Request& request) {
  const Actor& actor = request.actor;
  const bool browser =
      (actor.kind == ActorKind::staff || actor.kind == ActorKind::requester) && !actor.by_key;
  if (!browser || !changes_state(request)) return std::nullopt;
  const std::string_view site = request.header("sec-fetch-site");
  const std::string_view origin = request.header("origin");
  const bool own =
      site.empty() ? origin.empty() || is_ours(request, origin) : site == "same-origin";
  if (!own) return fail(ErrorCode::cross_site, "the request comes from another site");
  if (request.header("x-amends") != "1") {
    return fail(ErrorCode::cross_site, "the header x-amends: 1 is required");
  }
  return std::nullopt;
}

}  // namespace

struct Application::Parts {
  Services services;

  Result<Response> answer(Request& request);
  Result<Response> dispatch(const Request& request, const Route& route,
                            std::vector<std::string> arguments);
  Response shown(const Request& request, const Error& error);
  void share(const Request& request, Response& response);
  std::string answered(std::string_view request_json,
                       const std::function<Result<Response>(Request&)>& decide);
};

Result<Response> Application::Parts::dispatch(const Request& request, const Route& route,
                                              std::vector<std::string> arguments) {
  if (!may_enter(route.door, request.actor)) {
    if (request.actor.kind == ActorKind::anonymous) {
      return fail(ErrorCode::not_signed_in, "sign in first");
    }
    return fail(ErrorCode::forbidden, "this needs another role");
  }
  if (route.door != Door::anyone) {
    if (auto error = foreign_origin(request)) return *error;
  }
  if (!is_public(request)) {
    if (auto error = unknown_parameter(request, route.parameters)) return *error;
  }
  Call call{request, services, std::move(arguments)};
  return route.handler(call);
}

Result<Response> Application::Parts::answer(Request& request) {
  const auto parts = path_parts(request.path);
  if (!parts) return fail(ErrorCode::bad_request, "the path is malformed", "path");
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::string allowed;
  for (const Route& route : routes()) {
    if (!fits(route.pattern, *parts)) continue;
    if (route.method != method) {
      allowed.append(allowed.empty() ? "" : ", ").append(route.method);
      continue;
    }
    if (!is_public(request) && request.actor.kind == ActorKind::anonymous) {
      auto key = find_bearer_key(services, request);
      if (!key) return key.error();
      if (*key) request.actor = actor_of(**key);
    }
    services.set_lease_wish(lease_wish(request));
    return dispatch(request, route, arguments_of(route.pattern, *parts));
  }
  if (allowed.empty()) return fail(ErrorCode::not_found, "there is no such page");
  if (request.method == "OPTIONS") {
    Response options;
    options.status = 204;
    options.with("allow", allowed);
    return options;
  }
  return fail(ErrorCode::method_not_allowed, "allowed here: " + allowed, "method");
}

// People who followed a link get a page, programs a problem document.
Response Application::Parts::shown(const Request& request, const Error& error) {
  const bool page = is_embeddable(request) && !request.wants_json();
  if (!page) return problem(error);
  if (error.code == ErrorCode::not_found) return closed_page(services, request);
  const int status = http_status(error.code);
  if (status == 503) return later_page(services, request);
  const Texts& texts = texts_in(page_language(request));
  return notice_page(services, request.path, status, texts.language, texts.not_saved,
                     error.message);
}

// Says who else may read the answer. Settings that were read before will do, but for a browser that
// asks first: nothing else looks at them then.
void Application::Parts::share(const Request& request, Response& response) {
  if (!is_embeddable(request)) return;
  response.with("vary", "origin");
  if (request.header("origin").empty()) return;
  const bool asks_first = request.method == "OPTIONS";
  const auto settings = asks_first ? services.settings() : services.settings(0);
  if (!settings) return;
  if (asks_first) {
    allow_calling(request, (*settings)->current(), response);
  } else {
    allow_reading(request, (*settings)->current(), response);
  }
}

std::string Application::Parts::answered(std::string_view request_json,
                                         const std::function<Result<Response>(Request&)>& decide) {
  Request request;
  Response response;
  try {
    auto parsed = request_from_json(request_json);
    if (!parsed) return response_to_json(problem(parsed.error()));
    request = std::move(*parsed);
    auto result = decide(request);
    if (!result && http_status(result.error().code) >= 500) {
      services.log("error", result.error().message);
    }
    response = result ? std::move(*result) : shown(request, result.error());
    share(request, response);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    services.log("error", std::string("unforeseen: ") + error.what());
    response = problem(fail(ErrorCode::internal, "Amends failed; its log says why"));
  }
  if (request.method == "HEAD") response.body.clear();
  return response_to_json(response);
}

Application::Application(ApplicationConfig config, ApplicationPorts ports,
                         std::shared_ptr<ApplicationCache> cache)
    : parts_(std::make_unique<Parts>(
          Parts{Services(std::move(config), std::move(ports), std::move(cache))})) {}

Application::~Application() = default;

void Application::use_link_keys(std::shared_ptr<const LinkKeys> keys) {
  parts_->services.use_link_keys(std::move(keys));
}

std::string Application::handle(std::string_view request_json) {
  return parts_->answered(request_json, [&](Request& request) { return parts_->answer(request); });
}

std::string Application::refuse(std::string_view request_json, const Error& reason) {
  return parts_->answered(request_json, [&](Request&) -> Result<Response> { return reason; });
}

}  // namespace amends
