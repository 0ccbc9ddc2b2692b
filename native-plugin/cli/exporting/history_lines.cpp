#include "native-plugin/cli/exporting/history_lines.hpp"

#include "core/api/history_export.hpp"
#include "native-plugin/cli/direct_core.hpp"

namespace amends::cli {

bool write_history_lines(Services& services, ExportOutput& output) {
  return expect(export_history(services, [&](std::string_view line) {
    output.write(line);
    output.write("\n");
    return output.goes_on("exporting events");
  }));
}

}  // namespace amends::cli
