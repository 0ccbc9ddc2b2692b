#include "native-plugin/cli/importing/request_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>
#include <string>

#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

using Seen = importing::SeenRequest;

constexpr std::size_t lines_a_block = 4096;

[[noreturn]] void no_room() {
  throw Failure(ExitCode::failed, std::string("the temporary file for the lines of requests: ") +
                                      std::strerror(errno));
}

}  // namespace

class RequestLines::Piece {
 public:
  Piece(std::FILE* file, std::size_t begin, std::size_t count)
      : file_(file), at_(begin), left_(count) {}

  /// False at the end.
  bool next(Seen& seen) {
    if (used_ == block_.size() && !fill()) return false;
    seen = block_[used_++];
    return true;
  }

 private:
  bool fill() {
    block_.resize(std::min(left_, lines_a_block));
    used_ = 0;
    if (block_.empty()) return false;
    const auto offset = static_cast<long>(at_ * sizeof(Seen));
    const bool read =
        std::fseek(file_, offset, SEEK_SET) == 0 &&
        std::fread(block_.data(), sizeof(Seen), block_.size(), file_) == block_.size();
    if (!read) no_room();
    at_ += block_.size();
    left_ -= block_.size();
    return true;
  }

  std::FILE* file_;
  std::size_t at_;
  std::size_t left_;
  std::vector<Seen> block_;
  std::size_t used_ = 0;
};

void RequestLines::add(std::string_view request, std::int64_t line) {
  if (seen_.size() == most_) put_aside();
  seen_.push_back({importing::request_hash(request), line});
}

void RequestLines::put_aside() {
  std::sort(seen_.begin(), seen_.end());
  if (!file_) file_.reset(std::tmpfile());
  const bool written =
      file_ && std::fwrite(seen_.data(), sizeof(Seen), seen_.size(), file_.get()) == seen_.size();
  if (!written) no_room();
  pieces_.push_back(seen_.size());
  seen_.clear();
}

void RequestLines::each_repeated(
    const std::function<void(std::int64_t line, std::int64_t earlier)>& found) {
  if (!pieces_.empty()) put_aside();
  std::sort(seen_.begin(), seen_.end());
  Seen last{};
  bool any = false;
  const auto look_at = [&](const Seen& seen) {
    if (any && seen.request == last.request) found(seen.line, last.line);
    last = seen;
    any = true;
  };
  for (const Seen& seen : seen_) look_at(seen);

  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (const std::size_t count : pieces_) {
    pieces.emplace_back(file_.get(), begin, count);
    begin += count;
  }
  using Head = std::pair<Seen, std::size_t>;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  Seen seen{};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].next(seen)) heads.emplace(seen, i);
  }
  while (!heads.empty()) {
    const auto [first, piece] = heads.top();
    heads.pop();
    look_at(first);
    if (pieces[piece].next(seen)) heads.emplace(seen, piece);
  }
}

}  // namespace amends::cli
