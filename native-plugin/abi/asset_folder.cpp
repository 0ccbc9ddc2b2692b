#include "native-plugin/abi/asset_folder.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/model/json.hpp"

namespace amends {
namespace {

constexpr std::string_view manifest = "manifest.json";

// One name in one folder, visible, of the characters that the bundler uses: never a path.
bool is_file_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 255 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), allowed);
}

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

const AssetFolder::Names& AssetFolder::names() {
  std::call_once(read_, [this] {
    const auto document = parse_json_object(contents_of(path_ + "/" + std::string(manifest)));
    if (!document) return;
    const json::value* files = document->if_contains("files");
    if (files == nullptr || !files->is_object()) return;
    for (const auto& [plain, hashed] : files->get_object()) {
      if (!hashed.is_string() || !is_file_name(std::string_view(hashed.get_string()))) continue;
      names_.emplace(plain, hashed.get_string());
    }
  });
  return names_;
}

std::optional<std::string> AssetFolder::file_of(std::string_view name) {
  if (path_.empty() || !is_file_name(name) || name == manifest) return std::nullopt;
  struct stat status = {};
  const std::string path = path_ + "/" + std::string(name);
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return std::string(name);
}

std::string AssetFolder::hashed_name(std::string_view plain) {
  if (path_.empty()) return std::string(plain);
  const auto found = names().find(plain);
  return found == names().end() ? std::string(plain) : found->second;
}

}  // namespace amends
