#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include "native-plugin/cli/command.hpp"

namespace amends::cli {
namespace {

constexpr std::array commands = {
    add_serve,      add_demo,         add_key,  add_import,  add_export,   add_report,
    add_follow_ups, add_mail_preview, add_tick, add_deliver, add_webhook,  add_verify,
    add_backup,     add_restore,      add_ask,  add_people,  add_retention};

std::string exit_code_list() {
  std::string text = "Exit codes:\n";
  for (const ExitCodeMeaning& item : exit_code_meanings) {
    std::string code = std::to_string(static_cast<int>(item.code));
    code.resize(5, ' ');
    text.append("  ").append(code).append(item.meaning).append("\n");
  }
  return text + "\nEvery subcommand has examples: amends SUBCOMMAND --help";
}

int complain(ExitCode code, const char* message) {
  std::fprintf(stderr, "amends: %s\n", message);
  return static_cast<int>(code);
}

// What a full disk did not take was not done, whatever else was.
ExitCode said(ExitCode code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  throw Failure(ExitCode::failed,
                std::string("standard output cannot be written: ") + std::strerror(errno));
}

int run(const Chosen& chosen) {
  try {
    return static_cast<int>(said(chosen()));
  } catch (const Failure& failure) {
    return complain(failure.code(), failure.what());
  } catch (const std::bad_alloc&) {
    return complain(ExitCode::failed, "out of memory");
  } catch (const std::exception& error) {
    return complain(ExitCode::failed, error.what());
  }
}

int run(int argc, char** argv) {
  CLI::App app(
      "One click becomes a rating, a complaint becomes a follow-up, somebody makes amends.");
  app.name("amends");
  app.set_version_flag("--version", std::string("amends ") + AMENDS_VERSION);
  app.require_subcommand(0, 1);
  app.footer(exit_code_list());
  Chosen chosen;
  for (const auto add : commands) add(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 has a code of its own for each mistake; ours is one.
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  if (!chosen) return complain(ExitCode::usage, "a subcommand is missing; see amends --help");
  return run(chosen);
}

}  // namespace
}  // namespace amends::cli

int main(int argc, char** argv) {
  return amends::cli::run(argc, argv);
}
