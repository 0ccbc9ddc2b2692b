#include "native-plugin/cli/importing/mapping_options.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/base/text.hpp"
#include "core/importing/ready_mappings.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

using importing::Mapping;
using importing::Target;

constexpr std::size_t max_mapping_bytes = 1024 * 1024;

[[noreturn]] void refuse(const std::string& rule) {
  throw Failure(ExitCode::usage, rule);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    throw Failure(ExitCode::refused, "the mapping " + path + ": " +
                                         (errno == 0 ? "it is empty" : std::strerror(errno)) +
                                         "; ready ones are " + importing::ready_mapping_names());
  }
  if (text.str().size() > max_mapping_bytes) {
    throw Failure(ExitCode::refused, "the mapping " + path + " is larger than 1 MiB");
  }
  return text.str();
}

}  // namespace

std::string_view ready_mapping(std::string_view name) {
  if (const auto* ready = importing::find_ready_mapping(name)) return ready->text;
  throw Failure(ExitCode::usage, "there is no ready mapping '" + std::string(name) +
                                     "'; there are: " + importing::ready_mapping_names());
}

Mapping read_mapping(const std::string& name_or_path) {
  const auto* ready = importing::find_ready_mapping(name_or_path);
  auto mapping = importing::mapping_from_text(ready != nullptr ? std::string(ready->text)
                                                               : read_file(name_or_path));
  if (mapping) return std::move(*mapping);
  throw Failure(ExitCode::refused, "the mapping " + name_or_path + ": " + mapping.error().message);
}

void map_columns(Mapping& mapping, const std::string& text) {
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
      refuse("--map wants meaning=column, not '" + std::string(part) + "'");
    }
    const std::string_view name = trimmed(part.substr(0, equals));
    const auto target = enum_from_text<Target>(name);
    if (!target) {
      std::string known;
      for (const auto each : EnumTexts<Target>::texts) {
        known.append(known.empty() ? "" : ", ").append(each);
      }
      refuse("--map does not know '" + std::string(name) + "'; there are: " + known);
    }
    const std::string_view column = trimmed(part.substr(equals + 1));
    mapping.columns.erase(*target);
    if (!column.empty()) mapping.columns[*target] = {std::string(column)};
    mapping.optional.erase(*target);
    mapping.after.erase(*target);
  }
}

void classify(Mapping& mapping, const std::vector<int>& satisfied,
              const std::vector<int>& dissatisfied) {
  const auto has = [](const std::vector<int>& list, int answer) {
    return std::find(list.begin(), list.end(), answer) != list.end();
  };
  for (const auto& list : {satisfied, dissatisfied}) {
    for (const int answer : list) {
      if (answer < 1 || answer > mapping.scale) {
        refuse("answer " + std::to_string(answer) + " is not on the scale; say --scale");
      }
    }
  }
  mapping.classes.clear();
  for (int answer = 1; answer <= mapping.scale; ++answer) {
    if (has(satisfied, answer) && has(dissatisfied, answer)) {
      refuse("answer " + std::to_string(answer) + " cannot be satisfied and dissatisfied");
    }
    mapping.classes.push_back(has(satisfied, answer)      ? AnswerClass::satisfied
                              : has(dissatisfied, answer) ? AnswerClass::dissatisfied
                                                          : AnswerClass::neutral);
  }
}

}  // namespace amends::cli
