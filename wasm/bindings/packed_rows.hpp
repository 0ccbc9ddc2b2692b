// Rows as JavaScript hands them over, many at once: numbers of 32 bits, then the text of all fields
// in UTF-8.
//
//   number of numbers, number of rows, and for each row: line, number of fields, length of each
//
// Lengths are JavaScript's: what UTF-16 takes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/importing/csv_record.hpp"

namespace amends::page {

class PackedRows {
 public:
  explicit PackedRows(std::string_view packed) : packed_(packed), text_(4 * number_at(0)) {}

  /// The next row; false at the end. Its number among the records is the caller's.
  bool next(importing::CsvRecord& record) {
    if (row_++ == number_at(1)) return false;
    record.line = number_at(next_++);
    record.fields.resize(number_at(next_++));
    for (std::string& field : record.fields) field = take_text(number_at(next_++));
    return true;
  }

 private:
  std::uint32_t number_at(std::size_t place) const {
    std::uint32_t number = 0;
    std::memcpy(&number, packed_.data() + 4 * place, sizeof number);
    return number;
  }

  std::string_view take_text(std::uint32_t units) {
    const std::size_t begin = text_;
    while (units > 0) {
      const auto lead = static_cast<unsigned char>(packed_[text_]);
      const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      units -= size == 4 ? 2 : 1;
      text_ += size;
    }
    return packed_.substr(begin, text_ - begin);
  }

  std::string_view packed_;
  std::size_t text_;  // where the next field begins
  std::size_t next_ = 2;
  std::uint32_t row_ = 0;
};

}  // namespace amends::page
