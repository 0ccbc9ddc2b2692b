#include "native-plugin/cli/exporting/history_lines.hpp"

#include <boost/json/serialize.hpp>

#include "native-plugin/cli/direct_core.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

std::string json_text(std::string_view text) {
  return json::serialize(json::string(text));
}

// Body and personal text are JSON as they are kept; written as they are, every number stays itself.
std::string line_of(std::string_view stream, const StoredEvent& event) {
  std::string line = "{\"stream\":" + json_text(stream);
  line.append(",\"revision\":").append(std::to_string(event.revision));
  line.append(",\"at\":").append(std::to_string(event.at.count));
  line.append(",\"event\":").append(json_text(event.name));
  line.append(",\"body\":").append(event.body);
  if (event.personal) line.append(",\"personal\":").append(event.personal->text);
  return line + "}\n";
}

}  // namespace

bool write_history_lines(Store& store, ExportOutput& output) {
  bool whole = true;
  expect(store.each_event([&](std::string_view stream, const StoredEvent& event) {
    output.write(line_of(stream, event));
    whole = output.goes_on("exporting events");
    return whole;
  }));
  return whole;
}

}  // namespace amends::cli
