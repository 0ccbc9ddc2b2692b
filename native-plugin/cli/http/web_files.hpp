// Files of one folder, for web pages. A name can never lead out of the folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "native-plugin/cli/http/message.hpp"

namespace amends::cli {

class WebFiles {
 public:
  explicit WebFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The reply for a name such as "look/page.css": the file, its brotli or gzip twin when the
  /// client takes it, or 304. Nothing when there is no such file. Headers that `reply` has already
  /// stay.
  std::optional<Reply> serve(std::string_view name, const Asked& asked, Reply reply = {}) const;

 private:
  std::filesystem::path folder_;
};

/// The media type of a file name by its ending; application/octet-stream when it is unknown.
std::string_view media_type(std::string_view name);

/// Whether a build put a content hash into the name ("amends-rating.3f2a9c81.js"): it never
/// changes.
bool is_hashed_name(std::string_view name);

}  // namespace amends::cli
