#include "native-plugin/cli/importing/direct_core.hpp"

#include <chrono>

namespace amends::cli {
namespace {

constexpr std::chrono::seconds patience{30};

}  // namespace

Failure failure_of(const Error& error) {
  const std::string code(code_text(error.code));
  const bool store = code.starts_with("store_");
  return {store ? ExitCode::store : ExitCode::failed, error.message + " (" + code + ")"};
}

}  // namespace amends::cli
