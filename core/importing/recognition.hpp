// What the columns of an unknown file are likely to mean, from its header and first rows. For
// somebody who looks at it and corrects it: what is not certain says so.
#pragma once

#include <vector>

#include "core/importing/csv_record.hpp"
#include "core/model/json.hpp"

namespace amends::importing {

/// {"ready": name of the mapping that fits, or "",
///  "mapping": its document, or null,
///  "scales": those to choose from, [{"scale", "classes": what its answers mean by their place}],
///  "columns": [{"name", "reference": how a mapping names it, "meanings": [],
///               "values": [{"text", "rows", "answer"}] or null where there are many,
///               "scale", "classes": what the values look like as answers; 0 and [] where not,
///               "dates": null, or {"seen", "iso", "format": the one to take, "" for ISO 8601,
///                 "certain": whether it can be meant in one way only, "mixed": whether some
///                 are day-first and others month-first, "unread": one that nothing reads,
///                 "formats": [{"format", "reads", "two_ways", "example", "only_this"}]}}]}
json::object recognised(const CsvRecord& header, const std::vector<CsvRecord>& sample);

}  // namespace amends::importing
