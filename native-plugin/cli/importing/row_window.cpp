#include "native-plugin/cli/importing/row_window.hpp"

#include <algorithm>
#include <cstring>

namespace amends::cli {
namespace {

constexpr std::size_t max_bytes = 32 * 1024 * 1024;

}  // namespace

bool RowWindow::has_room() const {
  return text_.size() + rows_.size() * sizeof(Row) < max_bytes;
}

void RowWindow::add(const CsvRecord& record, const std::optional<UtcMillis>& at) {
  rows_.push_back({at, record.line, record.number, text_.size(), record.fields.size()});
  for (const std::string& field : record.fields) {
    const std::size_t size = field.size();
    text_.append(reinterpret_cast<const char*>(&size), sizeof(size)).append(field);
  }
}

void RowWindow::clear() {
  rows_.clear();
  text_.clear();
}

void RowWindow::sort() {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.at < b.at; });
}

void RowWindow::read(std::size_t place, CsvRecord& record) const {
  const Row& row = rows_[place];
  record.line = row.line;
  record.number = row.number;
  record.fields.resize(row.fields);
  const char* next = text_.data() + row.begin;
  for (std::string& field : record.fields) {
    std::size_t size = 0;
    std::memcpy(&size, next, sizeof(size));
    field.assign(next + sizeof(size), size);
    next += sizeof(size) + size;
  }
}

}  // namespace amends::cli
