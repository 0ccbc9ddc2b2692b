// The web files of share/amends/web, by the manifest.json that their bundler writes beside them.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ports.hpp"

namespace amends {

/// For any thread. The manifest is read once, when the first name is asked for; a folder without
/// one has no hashed names.
class AssetFolder final : public Assets {
 public:
  /// Empty: there are no files.
  explicit AssetFolder(std::string path) : path_(std::move(path)) {}

  std::optional<std::string> file_of(std::string_view name) override;
  std::string hashed_name(std::string_view plain) override;

 private:
  using Names = std::map<std::string, std::string, std::less<>>;
  const Names& names();

  std::string path_;
  std::once_flag read_;
  Names names_;  // plain → hashed
};

}  // namespace amends
