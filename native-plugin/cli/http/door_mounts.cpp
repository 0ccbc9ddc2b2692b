#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "native-plugin/cli/http/mounts.hpp"
#include "native-plugin/cli/http/web_files.hpp"

namespace amends::cli {
namespace {

constexpr std::string_view session_cookie = "amends_session";

// Headers that belong to this connection or to this host, and not to what is asked. Effects are
// leased to a host that can carry them out, which nobody at the other end of HTTP is.
bool stays_here(std::string_view name) {
  static constexpr std::array<std::string_view, 13> names = {"connection",
                                                             "content-length",
                                                             "cookie",
                                                             "expect",
                                                             "host",
                                                             "keep-alive",
                                                             "te",
                                                             "proxy-authorization",
                                                             "trailer",
                                                             "upgrade",
                                                             "transfer-encoding",
                                                             "x-amends-consumer",
                                                             "x-amends-kinds"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

DoorCall call_from(const DoorMount& mount, const Asked& asked) {
  DoorCall call;
  call.method = asked.method;
  call.path = asked.path.substr(amends_prefix.size());
  call.query = asked.query;
  call.body = asked.body;
  call.remote = asked.remote;
  call.base_url = mount.base_url;
  for (const auto& [name, value] : asked.headers) {
    if (!stays_here(name)) call.headers.emplace(name, value);
  }
  return call;
}

Reply reply_from(const DoorMount& mount, const Asked& asked, DoorAnswer answer) {
  Reply reply;
  reply.status = answer.status;
  reply.headers = std::move(answer.headers);
  reply.body = std::move(answer.body);
  if (!answer.file) return reply;
  if (auto file = WebFiles(mount.web_files).serve(*answer.file, asked, std::move(reply))) {
    return std::move(*file);
  }
  return problem_reply(404, "not_found", "there is no such file");
}

bool lies_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string below(std::string_view folder) {
  return std::string(amends_prefix) + std::string(folder);
}

// "https://help.example.org" → "help.example.org".
std::string_view authority_of(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

// What a browser says about where a state-changing call comes from. Nothing said: no browser's
// call, or an old one's, which cannot send x-amends across sites without a preflight either.
bool is_from_here(const Asked& asked) {
  const std::string_view site = asked.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") return false;
  const std::string_view origin = asked.header("origin");
  return origin.empty() || authority_of(origin) == asked.header("host");
}

Reply login_refused() {
  Reply reply;
  reply.status = 403;
  reply.body = "This login link is not valid any more. Make another one with: amends key create\n";
  reply.with("content-type", "text/plain; charset=utf-8").with("cache-control", "no-store");
  return reply;
}

std::string cookie_attributes(bool secure) {
  return std::string("; Path=/; HttpOnly; SameSite=Strict") + (secure ? "; Secure" : "");
}

Reply leave_to(std::string_view path, std::string cookie) {
  Reply reply;
  reply.status = 303;
  reply.with("location", std::string(path))
      .with("set-cookie", std::move(cookie))
      .with("cache-control", "no-store")
      .with("referrer-policy", "no-referrer");
  return reply;
}

}  // namespace

std::optional<Reply> refuse_foreign(const Asked& asked) {
  if (asked.is_reading() || asked.method == "OPTIONS") return std::nullopt;
  if (!is_from_here(asked)) {
    return problem_reply(403, "cross_site", "this call comes from another site");
  }
  if (asked.header("x-amends") != "1") {
    return problem_reply(403, "cross_site", "the header X-Amends: 1 is missing");
  }
  return std::nullopt;
}

Mount public_mount(DoorMount mount) {
  return [mount = std::move(mount)](const Asked& asked) -> std::optional<Reply> {
    const std::string& path = asked.path;
    if (!lies_below(path, below("/r")) && !lies_below(path, below("/t")) &&
        !lies_below(path, below("/assets"))) {
      return std::nullopt;
    }
    DoorCall call = call_from(mount, asked);
    call.headers.erase("authorization");
    return reply_from(mount, asked, mount.door.call(call));
  };
}

Mount desk_mount(DoorMount mount, Sessions& sessions) {
  return [mount = std::move(mount), &sessions](const Asked& asked) -> std::optional<Reply> {
    if (!lies_below(asked.path, below("/api"))) return std::nullopt;
    DoorCall call = call_from(mount, asked);
    if (asked.header("authorization").empty()) {
      call.actor = sessions.actor(asked.cookie(session_cookie));
      if (!call.actor.is_null()) {
        if (auto refused = refuse_foreign(asked)) return refused;
        // Compared with the Host, under each of whose names this server may be used; the door knows
        // one address only.
        call.headers.erase("origin");
      }
    }
    return reply_from(mount, asked, mount.door.call(call));
  };
}

Mount login_mount(Sessions& sessions, bool secure) {
  return [&sessions, secure](const Asked& asked) -> std::optional<Reply> {
    if (asked.path == "/login" && asked.method == "GET") {
      const auto session = sessions.open(asked.query_value("key"));
      if (!session) return login_refused();
      return leave_to("/follow-ups.html", std::string(session_cookie) + "=" + *session +
                                              "; Max-Age=43200" + cookie_attributes(secure));
    }
    if (asked.path == "/logout" && asked.method == "POST") {
      if (!is_from_here(asked)) {
        return problem_reply(403, "cross_site", "this call comes from another site");
      }
      sessions.close(asked.cookie(session_cookie));
      return leave_to("/",
                      std::string(session_cookie) + "=; Max-Age=0" + cookie_attributes(secure));
    }
    return std::nullopt;
  };
}

}  // namespace amends::cli
