#include "native-plugin/cli/importing/batch_source.hpp"

#include <algorithm>
#include <utility>

namespace amends::cli {
namespace {

// Hosts wait while a batch is written, for a small part of their deadline.
constexpr std::size_t rows_a_batch = 10'000;

}  // namespace

BatchSource::BatchSource(std::vector<RatedRow> window, RatedRows* rest,
                         const std::vector<std::int64_t>& repeated, Importer& importer)
    : window_(std::move(window)), rest_(rest), repeated_(repeated), importer_(importer) {
  put_in_order();
}

void BatchSource::read_window() {
  Complaints none({}, Complaints::Show::none);
  window_.clear();
  window_.reserve(rows_a_window);
  while (rest_ != nullptr && window_.size() < rows_a_window) {
    auto row = rest_->next(none);
    if (!row) break;
    if (std::binary_search(repeated_.begin(), repeated_.end(), row->line)) continue;
    window_.push_back(std::move(*row));
  }
  put_in_order();
}

// Tallies are kept by day. Batches that each span a few days, rather than all of them a few times
// over, come to a tally once.
void BatchSource::put_in_order() {
  in_order_.clear();
  for (RatedRow& row : window_) in_order_.push_back(&row);
  std::stable_sort(in_order_.begin(), in_order_.end(),
                   [](const RatedRow* a, const RatedRow* b) { return a->rated.at < b->rated.at; });
  taken_ = 0;
}

std::optional<Importer::Batch> BatchSource::next() {
  if (taken_ == in_order_.size()) read_window();
  if (in_order_.empty()) return std::nullopt;
  std::vector<RatedElsewhere> batch;
  const std::size_t end = std::min(taken_ + rows_a_batch, in_order_.size());
  batch.reserve(end - taken_);
  while (taken_ < end) batch.push_back(std::move(in_order_[taken_++]->rated));
  return importer_.prepare(std::move(batch));
}

}  // namespace amends::cli
