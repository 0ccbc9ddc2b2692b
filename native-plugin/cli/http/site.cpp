#include "native-plugin/cli/http/mounts.hpp"
#include "native-plugin/cli/http/web_files.hpp"

namespace amends::cli {
namespace {

// The least that holds for every page; each may ask for more in a meta element of its own. Inline
// styles are for mails, which are shown in a frame without scripts; WebAssembly needs
// 'wasm-unsafe-eval'.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

// `path`: below the place of the pages.
std::optional<Reply> page(const WebFiles& files, const Asked& asked, const std::string& path) {
  const bool is_folder = path.empty() || path.ends_with('/');
  const std::string name = path + (is_folder ? "index.html" : "");
  Reply reply;
  if (name.ends_with(".html")) {
    reply.with("content-security-policy", std::string(page_policy))
        .with("referrer-policy", "no-referrer")
        .with("cross-origin-opener-policy", "same-origin");
  }
  return files.serve(name, asked, std::move(reply));
}

}  // namespace

Mount pages_mount(std::filesystem::path folder, std::string place) {
  return [files = WebFiles(std::move(folder)),
          place = std::move(place)](const Asked& asked) -> std::optional<Reply> {
    if (!asked.is_reading() || !asked.path.starts_with(place)) return std::nullopt;
    return page(files, asked, asked.path.substr(place.size()));
  };
}

Site make_site(HostList hosts, std::vector<Mount> mounts) {
  return [hosts = std::move(hosts), mounts = std::move(mounts)](const Asked& asked) {
    if (asked.header("host").empty()) {
      return problem_reply(400, "bad_request", "the Host header is missing");
    }
    if (!hosts.allows(asked.header("host"))) {
      return problem_reply(421, "bad_request",
                           "this server does not answer under that name; see amends serve --help");
    }
    if (!asked.path.starts_with('/')) {
      return problem_reply(400, "bad_request", "the path must begin with '/'");
    }
    for (const Mount& mount : mounts) {
      if (auto reply = mount(asked)) return std::move(*reply);
    }
    return problem_reply(404, "not_found", "there is nothing here");
  };
}

}  // namespace amends::cli
