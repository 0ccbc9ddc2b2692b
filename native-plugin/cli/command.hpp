// The subcommands. Each is a file in commands/ and one line in main.cpp's table.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {

/// What the command line asked for; set when it was read without a complaint.
using Chosen = std::function<ExitCode()>;

void add_serve(CLI::App& app, Chosen& chosen);
void add_demo(CLI::App& app, Chosen& chosen);
void add_key(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_ask(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_report(CLI::App& app, Chosen& chosen);
void add_follow_ups(CLI::App& app, Chosen& chosen);
void add_people(CLI::App& app, Chosen& chosen);
void add_retention(CLI::App& app, Chosen& chosen);
void add_mail_preview(CLI::App& app, Chosen& chosen);
void add_tick(CLI::App& app, Chosen& chosen);
void add_deliver(CLI::App& app, Chosen& chosen);
void add_webhook(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_restore(CLI::App& app, Chosen& chosen);

}  // namespace amends::cli
