// What the command tells its caller. docs/cli.md lists the same codes; a test compares.
#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace amends::cli {

enum class ExitCode : int {
  ok = 0,
  failed = 1,   // the thing asked for failed; verify found damage
  usage = 2,    // the command line is wrong
  store = 3,    // the store cannot be used
  refused = 4,  // the input was refused; nothing of it was taken
  interrupted = 130,
};

struct ExitCodeMeaning {
  ExitCode code;
  std::string_view meaning;
};

inline constexpr std::array exit_code_meanings = {
    ExitCodeMeaning{ExitCode::ok, "done"},
    ExitCodeMeaning{ExitCode::failed, "failed, or verify found damage"},
    ExitCodeMeaning{ExitCode::usage, "the command line is wrong"},
    ExitCodeMeaning{ExitCode::store, "the store cannot be used"},
    ExitCodeMeaning{ExitCode::refused, "the input was refused; nothing of it was taken"},
    ExitCodeMeaning{ExitCode::interrupted, "interrupted; what was finished stays"},
};

/// Ends the command with a code and one line on stderr.
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace amends::cli
