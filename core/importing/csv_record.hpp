// One record of a CSV file, whoever split it into fields.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace amends::importing {

struct CsvRecord {
  std::int64_t line = 0;    // of the file, on which it begins; the first is 1
  std::int64_t number = 0;  // among the records that were read; the header is 0
  std::vector<std::string> fields;
};

}  // namespace amends::importing
