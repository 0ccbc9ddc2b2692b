#include "native-plugin/cli/importing/batch_source.hpp"

#include <algorithm>
#include <utility>

namespace amends::cli {
namespace {

// The first batch is small, so that writing begins at once. Hosts wait while one is written: the
// largest takes a small part of their deadline.
constexpr std::size_t first_rows_a_batch = 2'000;
constexpr std::size_t most_rows_a_batch = 8'000;

}  // namespace

BatchSource::BatchSource(RatedRows& rows, RowWindow window, const RepeatedLines& repeated,
                         Importer& importer)
    : rows_(rows),
      window_(std::move(window)),
      rows_a_batch_(first_rows_a_batch),
      repeated_(repeated),
      importer_(importer) {
  window_.sort();
}

void BatchSource::read_window() {
  auto none = Complaints::unheard();
  window_.clear();
  taken_ = 0;
  while (window_.has_room()) {
    const auto row = rows_.next(none);
    if (!row) break;
    window_.add(rows_.record(), row->at);
  }
  window_.sort();
}

// Tallies are kept by day. Batches that each span a few days, rather than all of them a few times
// over, come to a tally once.
std::optional<Importer::Batch> BatchSource::next() {
  auto none = Complaints::unheard();
  std::vector<RatedElsewhere> batch;
  batch.reserve(rows_a_batch_);
  CsvRecord record;
  while (batch.size() < rows_a_batch_) {
    if (taken_ == window_.size()) read_window();
    if (window_.size() == 0) break;
    window_.read(taken_++, record);
    if (repeated_.contains(record.line)) continue;
    if (auto rated = rows_.read(record, none)) batch.push_back(std::move(*rated));
  }
  if (batch.empty()) return std::nullopt;
  rows_a_batch_ = std::min(2 * rows_a_batch_, most_rows_a_batch);
  return importer_.prepare(std::move(batch));
}

}  // namespace amends::cli
