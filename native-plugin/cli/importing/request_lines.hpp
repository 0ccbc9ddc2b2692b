// On which lines of a file each request stands, to find those that stand twice. Memory does not
// grow with the file: what is much is sorted piece by piece into a file of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "core/importing/seen_request.hpp"

namespace amends::cli {

class RequestLines {
 public:
  /// `most` lines are kept in memory.
  explicit RequestLines(std::size_t most = std::size_t{1} << 20U) : most_(most) {}

  /// Throws Failure when there is no room for the file.
  void add(std::string_view request, std::int64_t line);

  /// Calls `found` with each line whose request stood on an earlier one, and the last of these. In
  /// no order. Nothing may be added afterwards.
  void each_repeated(const std::function<void(std::int64_t line, std::int64_t earlier)>& found);

 private:
  /// A sorted piece of the file, read block by block.
  class Piece;

  void put_aside();

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::size_t most_;
  std::vector<importing::SeenRequest> seen_;
  std::unique_ptr<std::FILE, Close> file_;  // has no name, and goes with the process
  std::vector<std::size_t> pieces_;         // how many each has
};

}  // namespace amends::cli
