#include "native-plugin/cli/http/web_files.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/text.hpp"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

// Letters, digits, "-", "_" and "." in each part, none beginning with ".": no way up, nothing
// hidden.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 255) return false;
  for (const std::string_view part : split(name, '/')) {
    if (part.empty() || part.front() == '.') return false;
    if (!std::all_of(part.begin(), part.end(), is_plain)) return false;
  }
  return true;
}

// A link could lead out of the folder: it counts as absent. Folders above the root may be links.
bool is_own_file(const fs::path& folder, std::string_view name) {
  fs::path path = folder;
  std::error_code failed;
  for (const std::string_view part : split(name, '/')) {
    path /= part;
    if (fs::is_symlink(fs::symlink_status(path, failed))) return false;
  }
  return fs::is_regular_file(path, failed);
}

bool accepts(const Asked& asked, std::string_view coding) {
  for (const std::string_view item : split(asked.header("accept-encoding"), ',')) {
    const auto parts = split(item, ';');
    if (trimmed(parts.front()) != coding) continue;
    return parts.size() == 1 || !trimmed(parts[1]).starts_with("q=0") ||
           trimmed(parts[1]).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

struct Coding {
  std::string_view name;
  std::string_view ending;
};

std::string entity_tag(const fs::path& path) {
  std::error_code failed;
  const auto changed = fs::last_write_time(path, failed).time_since_epoch().count();
  return "W/\"" + std::to_string(fs::file_size(path, failed)) + "-" + std::to_string(changed) +
         "\"";
}

void add_missing(Reply& reply, std::string_view name, std::string_view value) {
  if (!reply.has_header(name)) reply.with(std::string(name), std::string(value));
}

}  // namespace

std::string_view media_type(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".webmanifest", "application/manifest+json"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
  }};
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool is_hashed_name(std::string_view name) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  const auto parts = split(name, '.');
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (parts[i].size() >= 8 && std::all_of(parts[i].begin(), parts[i].end(), is_hex)) return true;
  }
  return false;
}

std::optional<Reply> WebFiles::serve(std::string_view name, const Asked& asked, Reply reply) const {
  if (!is_safe_name(name) || !is_own_file(folder_, name)) return std::nullopt;
  fs::path path = folder_ / name;
  add_missing(reply, "content-type", media_type(name));
  add_missing(reply, "x-content-type-options", "nosniff");
  add_missing(reply, "cache-control",
              is_hashed_name(name) ? "public, max-age=31536000, immutable" : "no-cache");
  add_missing(reply, "etag", entity_tag(path));
  reply.with("vary", "accept-encoding");
  for (const auto& [known, tag] : reply.headers) {
    if (known != "etag" || asked.header("if-none-match") != tag) continue;
    reply.status = 304;
    return reply;
  }
  for (const Coding coding : {Coding{"br", ".br"}, Coding{"gzip", ".gz"}}) {
    const std::string twin = std::string(name) + std::string(coding.ending);
    if (!accepts(asked, coding.name) || !is_own_file(folder_, twin)) continue;
    path = folder_ / twin;
    reply.with("content-encoding", std::string(coding.name));
    break;
  }
  reply.file = std::move(path);
  return reply;
}

}  // namespace amends::cli
