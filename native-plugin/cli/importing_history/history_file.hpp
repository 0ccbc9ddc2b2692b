// A file of the history, line by line. Memory does not grow with the file.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace amends::cli {

/// Whether the file can be read and begins as a history does.
bool is_history(const std::string& path);

class HistoryFile {
 public:
  /// Throws Failure(refused) when the file cannot be read.
  explicit HistoryFile(const std::string& path);

  /// The next line, without its end, until the next call. What is longer than a line may be comes
  /// cut: still too long.
  std::optional<std::string_view> next();

  std::int64_t bytes_read() const { return bytes_read_; }
  std::int64_t bytes_in_file() const { return bytes_in_file_; }

 private:
  bool fill();

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of the next line in it
  std::int64_t bytes_read_ = 0;
  std::int64_t bytes_in_file_ = 0;
};

}  // namespace amends::cli
