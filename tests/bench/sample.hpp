// Made-up rated requests: 50 agents in 8 teams and 12 services over two years, 70 % answered, 70 %
// of those satisfied, some with words. The same for the same number, everywhere.
#pragma once

#include <cstdint>
#include <iosfwd>

#include "core/api/importer.hpp"

namespace amends::bench {

RatedElsewhere sample(std::int64_t number);

/// As a CSV file for `amends import` (mapping in sample_import.mjs).
void write_samples(std::ostream& out, std::int64_t count);

}  // namespace amends::bench
