#include "native-plugin/cli/importing/batch_source.hpp"

#include <algorithm>
#include <utility>

namespace amends::cli {
namespace {

// Hosts wait while a batch is written, for a small part of their deadline.
constexpr std::size_t rows_a_batch = 10'000;

// About 600 bytes a row are held in memory.
constexpr std::size_t rows_a_window = 10 * rows_a_batch;

}  // namespace

// Tallies are kept by day. Batches that each span a few days, rather than all of them a few times
// over, come to a tally once.
void BatchSource::read_window() {
  Complaints none({}, Complaints::Show::none);
  window_.clear();
  while (window_.size() < rows_a_window) {
    auto row = rows_.next(none);
    if (!row) break;
    if (std::binary_search(repeated_.begin(), repeated_.end(), row->line)) continue;
    window_.push_back(std::move(row->rated));
  }
  in_order_.clear();
  for (RatedElsewhere& rated : window_) in_order_.push_back(&rated);
  std::stable_sort(in_order_.begin(), in_order_.end(),
                   [](const auto* a, const auto* b) { return a->at < b->at; });
  taken_ = 0;
}

std::optional<Importer::Batch> BatchSource::next() {
  if (taken_ == in_order_.size()) read_window();
  if (window_.empty()) return std::nullopt;
  std::vector<RatedElsewhere> batch;
  const std::size_t end = std::min(taken_ + rows_a_batch, in_order_.size());
  batch.reserve(end - taken_);
  while (taken_ < end) batch.push_back(std::move(*in_order_[taken_++]));
  return importer_.prepare(std::move(batch));
}

}  // namespace amends::cli
