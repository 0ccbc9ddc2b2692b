#include "native-plugin/cli/importing_history/history_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

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
  std::size_t end = buffer_.find('\n', begin_);
  while (end == std::string::npos && buffer_.size() - begin_ <= limits::max_history_line_bytes) {
    const std::size_t known = buffer_.size() - begin_;
    if (!fill()) break;
    end = buffer_.find('\n', known);
  }
  const bool ends = end != std::string::npos;
  if (!ends && begin_ == buffer_.size()) return std::nullopt;
  const std::size_t size = (ends ? end : buffer_.size()) - begin_;
  const std::string_view line = std::string_view(buffer_).substr(begin_, size);
  const std::size_t used = size + (ends ? 1 : 0);
  begin_ += used;
  bytes_read_ += static_cast<std::int64_t>(used);
  return line;
}

bool HistoryFile::fill() {
  buffer_.erase(0, std::exchange(begin_, 0));
  const std::size_t known = buffer_.size();
  buffer_.resize(known + block_bytes);
  buffer_.resize(known + std::fread(buffer_.data() + known, 1, block_bytes, file_.get()));
  if (std::ferror(file_.get()) != 0) {
    throw Failure(ExitCode::failed, path_ + " cannot be read: " + std::strerror(errno));
  }
  return buffer_.size() > known;
}

}  // namespace amends::cli
