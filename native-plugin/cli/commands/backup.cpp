#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/copies/unfinished_store.hpp"
#include "native-plugin/cli/copies/verification.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/progress.hpp"
#include "native-plugin/cli/text/table.hpp"
#include "native-plugin/store/schema.hpp"
#include "native-plugin/store/store_snapshot.hpp"

namespace amends::cli {
namespace {

constexpr const char* no_copy = "no copy was made";

struct Options {
  std::string store;
  std::string out;
  bool no_verify = false;
};

/// What the snapshot knew; it has ended when the copy is verified.
struct Copied {
  std::int64_t bytes = 0;
  int schema = 0;
  std::vector<std::string> tenants;
};

// "2026-11-29T10:15:00.000Z" as it may stand in a name: 20261129T101500Z.
std::string stamp(UtcMillis at) {
  std::string text = to_text(at).substr(0, 19) + "Z";
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

// In a folder, names sort by their time.
std::string target_of(const Options& options) {
  const std::filesystem::path out(options.out);
  if (!std::filesystem::is_directory(out)) return options.out;
  const std::filesystem::path store(options.store);
  return (out / store.stem()).string() + "-" + stamp(SystemClock().now()) +
         store.extension().string();
}

StoreKeys keys_of(const Options& options, const StoreSnapshot& snapshot) {
  StoreOptions store;
  store.path = options.store;
  StoreKeys keys = expect(read_store_keys(store));
  SodiumSigner signer;
  expect(snapshot.check_keys(signer, keys));
  return keys;
}

void copy_pages(StoreSnapshot& snapshot, const UnfinishedStore& copy) {
  Progress progress;
  const CopyCallbacks callbacks{[&progress](std::int64_t done, std::int64_t all) {
                                  progress.show_share("copying", done, all);
                                },
                                was_interrupted};
  const auto copied = snapshot.copy_to(copy.path(), callbacks);
  progress.clear();
  if (!copied) throw Failure(ExitCode::failed, copied.error().message + "; " + no_copy);
  if (!*copied) throw Failure(ExitCode::interrupted, std::string("interrupted; ") + no_copy);
}

// The keys are taken after the store: newer ones accept every link that the copy knows, older ones
// would refuse what a key signed that was made meanwhile. Before the store they are only looked at.
Copied copy_store(const Options& options, const UnfinishedStore& copy) {
  StoreSnapshot snapshot = expect(StoreSnapshot::take(options.store));
  keys_of(options, snapshot);
  copy.check_space(snapshot.bytes());
  copy_pages(snapshot, copy);
  copy.write_keys(keys_of(options, snapshot));
  return {snapshot.bytes(), snapshot.schema(), snapshot.tenants()};
}

// Verifying brings the schema up to date, and a copy of before an update must stay what it was.
std::string check(const Options& options, const UnfinishedStore& copy, const Copied& copied) {
  if (options.no_verify) return "not verified";
  if (copied.schema < schema_version) {
    return "not verified, because it has the schema of an older version";
  }
  const VerifyReport report = verified_copy(
      copy.path(), copied.tenants, std::string(no_copy) + "; --no-verify copies what is there");
  return "verified: " + counts_text(report);
}

ExitCode backup(const Options& options) {
  check_store({options.store}, IfMissing::refuse);
  const std::string target = target_of(options);
  watch_interrupts();
  UnfinishedStore copy(target);
  const Copied copied = copy_store(options, copy);
  const std::string verdict = check(options, copy, copied);
  copy.finish(UnfinishedStore::First::key);
  // The name alone on stdout, so that COPY=$(amends backup …) works.
  std::fprintf(stderr, "copied %s KiB and the key file; %s\n",
               grouped((copied.bytes + 1023) / 1024).c_str(), verdict.c_str());
  std::printf("%s\n", target.c_str());
  return ExitCode::ok;
}

}  // namespace

void add_backup(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("backup", "Copy the store and its key while others go on using it");
  add_store_file_option(*command, options->store);
  command
      ->add_option("--out", options->out,
                   "The copy; in a folder it is named after the store and the time")
      ->required()
      ->type_name("FILE|FOLDER");
  command->add_flag("--no-verify", options->no_verify, "Do not check the copy as verify does");
  command->footer(
      "The copy is the store of one moment, with every tenant and the key file beside it. It is\n"
      "verified before it gets its name; nothing is replaced, and Ctrl-C leaves nothing behind.\n\n"
      "Examples:\n"
      "  amends backup --store /var/lib/amends/helpdesk.db --out /var/backups/amends\n"
      "  amends backup --store helpdesk.db --out before-the-update.db");
  command->callback([options, &chosen] { chosen = [options] { return backup(*options); }; });
}

}  // namespace amends::cli
