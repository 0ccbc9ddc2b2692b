#include "native-plugin/cli/importing/refusal.hpp"

#include <array>
#include <string>
#include <string_view>

#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

struct Hint {
  std::string_view field;
  std::string_view rule;  // as far as it is needed to tell rules of one field apart
  std::string_view text;
};

constexpr std::array hints = {
    Hint{"columns.answer", "no column is", ": --map answer=COLUMN"},
    Hint{"columns.outcome", "a case is", ": --map outcome=COLUMN"},
    Hint{"survey", "", ": --survey ID of the settings, or --scale"},
    Hint{"survey.classes", "say ",
         ": --satisfied and --dissatisfied, or the mapping's survey.classes, one per answer"},
    Hint{"survey.scale", "the settings ", "; with --scale the import adds it"},
    Hint{"survey.id", "the settings ", "; name another one with --survey"},
};

}  // namespace

Failure refusal_of(ExitCode code, const Error& error) {
  std::string message = harmless(error.message);
  for (const Hint& hint : hints) {
    if (hint.field == error.field && message.starts_with(hint.rule)) message += hint.text;
  }
  return {code, message};
}

}  // namespace amends::cli
