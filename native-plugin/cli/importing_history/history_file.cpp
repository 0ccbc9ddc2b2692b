#include "native-plugin/cli/importing_history/history_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/api/history_export.hpp"
#include "core/base/limits.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

constexpr std::size_t block_bytes = 64 * 1024;

}  // namespace

bool is_history(const std::string& path) {
  std::error_code error;
  // What can be read once only is left alone.
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return false;
  std::string begin(history_begin.size(), '\0');
  begin.resize(std::fread(begin.data(), 1, begin.size(), file.get()));
  return begin == history_begin;
}

HistoryFile::HistoryFile(const std::string& path)
    : path_(path), file_(std::fopen(path.c_str(), "rb")) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!file_ || error) throw Failure(ExitCode::refused, path + ": " + std::strerror(errno));
  bytes_in_file_ = static_cast<std::int64_t>(size);
}

std::optional<std::string_view> HistoryFile::next() {
  buffer_.erase(0, used_);
  used_ = 0;
  std::size_t end = buffer_.find('\n');
  while (end == std::string::npos && buffer_.size() <= limits::max_history_line_bytes) {
    const std::size_t known = buffer_.size();
    if (!fill()) break;
    end = buffer_.find('\n', known);
  }
  if (end == std::string::npos && buffer_.empty()) return std::nullopt;
  const std::size_t size = end == std::string::npos ? buffer_.size() : end;
  used_ = end == std::string::npos ? size : size + 1;
  bytes_read_ += static_cast<std::int64_t>(used_);
  return std::string_view(buffer_).substr(0, size);
}

bool HistoryFile::fill() {
  const std::size_t known = buffer_.size();
  buffer_.resize(known + block_bytes);
  buffer_.resize(known + std::fread(buffer_.data() + known, 1, block_bytes, file_.get()));
  if (std::ferror(file_.get()) != 0) {
    throw Failure(ExitCode::failed, path_ + " cannot be read: " + std::strerror(errno));
  }
  return buffer_.size() > known;
}

}  // namespace amends::cli
