#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/api/erasure.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/copies/unfinished_store.hpp"
#include "native-plugin/cli/copies/verification.hpp"
#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/progress.hpp"
#include "native-plugin/cli/text/table.hpp"
#include "native-plugin/store/erasure_file.hpp"
#include "native-plugin/store/files.hpp"
#include "native-plugin/store/store_snapshot.hpp"

namespace amends::cli {
namespace {

constexpr const char* nothing_done = "nothing was restored";
constexpr std::size_t chunk_bytes = 1 << 20;

struct Options {
  std::string store;
  std::string from;
  std::string erased;
};

Failure refused(const std::string& why) {
  return {ExitCode::refused, why + "; " + nothing_done};
}

// Bytes are copied as they are, so that it may lie where SQLite could not open it: what is still in
// a write-ahead log would be missing.
std::int64_t check_copy(const std::string& from) {
  struct stat found {};
  if (stat(from.c_str(), &found) != 0) {
    throw refused("the copy " + from + ": " + std::strerror(errno));
  }
  if (!S_ISREG(found.st_mode)) throw refused("the copy " + from + " is not a file");
  std::error_code ignored;
  const auto log = std::filesystem::file_size(from + "-wal", ignored);
  if (!ignored && log > 0) {
    throw refused("the copy " + from + " is in use, some of it is in " + from +
                  "-wal: take a copy with amends backup");
  }
  return found.st_size;
}

StoreKeys keys_of(const std::string& from) {
  StoreOptions store;
  store.path = from;
  auto keys = read_store_keys(store);
  if (!keys) throw refused(keys.error().message);
  return std::move(*keys);
}

[[noreturn]] void give_up(const std::string& what) {
  throw Failure(ExitCode::failed, what + ": " + std::strerror(errno) + "; " + nothing_done);
}

// root restores as the user that the store's folder belongs to: only the owner may use a store, and
// in a folder of others root had better not write.
void become_owner_of(const std::string& folder) {
  struct stat owner {};
  if (geteuid() != 0 || stat(folder.c_str(), &owner) != 0 || owner.st_uid == 0) return;
  if (setgroups(0, nullptr) == 0 && setgid(owner.st_gid) == 0 && setuid(owner.st_uid) == 0) return;
  give_up("cannot become " + user_name(owner.st_uid));
}

void write_chunk(int target, std::string_view chunk) {
  if (was_interrupted()) {
    throw Failure(ExitCode::interrupted, std::string("interrupted; ") + nothing_done);
  }
  if (!write_all(target, chunk)) give_up("the copy cannot be written");
}

void copy_bytes(const Descriptor& source, std::int64_t size, const std::string& to) {
  const Descriptor target(open(to.c_str(), O_WRONLY | O_CLOEXEC));
  if (!target.is_open()) give_up(to);
  Progress progress;
  std::string chunk(chunk_bytes, '\0');
  std::int64_t done = 0;
  ssize_t got = 0;
  while ((got = read(source.number(), chunk.data(), chunk.size())) > 0) {
    write_chunk(target.number(), std::string_view(chunk).substr(0, static_cast<std::size_t>(got)));
    done += got;
    progress.show_share("copying", done, size);
  }
  if (got < 0) give_up("the copy cannot be read");
}

// Opened as it is, so that a copy that is none of ours, or of a newer version, is refused.
std::vector<std::string> tenants_in(const std::string& path, const StoreKeys& keys) {
  auto snapshot = StoreSnapshot::take(path);
  if (!snapshot) throw refused(snapshot.error().message);
  if (snapshot->tenants().empty()) throw refused("the copy holds nothing");
  SodiumSigner signer;
  const auto belongs = snapshot->check_keys(signer, keys);
  if (!belongs) throw refused(belongs.error().message);
  return snapshot->tenants();
}

// What one tenant's copy does not know of yet.
std::int64_t erase_again(const std::string& path, const std::string& tenant) {
  DirectCore core({path, tenant}, IfMissing::refuse);
  expect(distrust_erasures(core.services()));
  std::int64_t requests = 0;
  for (bool more = true; more;) {
    const ErasureResult done = expect(repeat_erasures(core.services(), max_erased_at_once));
    requests += done.requests;
    more = done.more;
  }
  expect(wipe_erased(core.services()));
  return requests;
}

// The list beside the store's future name stays where it is; others are added to it.
std::int64_t erase_again(const Options& options, const std::string& path,
                         const std::vector<std::string>& tenants) {
  const ErasureFile kept(options.store);
  const ErasureFile unfinished(path);
  for (const ErasureFile& list : {kept, ErasureFile(options.from)}) {
    expect(unfinished.add_all(list));
  }
  if (!options.erased.empty()) expect(unfinished.add_all(ErasureFile::at(options.erased)));
  std::int64_t requests = 0;
  for (const std::string& tenant : tenants) requests += erase_again(path, tenant);
  expect(kept.add_all(unfinished));
  return requests;
}

ExitCode restore(const Options& options) {
  const std::int64_t size = check_copy(options.from);
  const StoreKeys keys = keys_of(options.from);
  const Descriptor source(open(options.from.c_str(), O_RDONLY | O_CLOEXEC));
  if (!source.is_open()) give_up("the copy " + options.from);
  become_owner_of(std::filesystem::absolute(options.store).parent_path().string());
  watch_interrupts();
  UnfinishedStore restored(options.store);
  restored.check_space(size);
  copy_bytes(source, size, restored.path());
  restored.write_keys(keys);
  const std::vector<std::string> tenants = tenants_in(restored.path(), keys);
  const std::int64_t erased = erase_again(options, restored.path(), tenants);
  const VerifyReport report = verified_copy(restored.path(), tenants, nothing_done);
  // The store first: to a host that still runs, a key alone would be leave to make a new store.
  restored.finish(UnfinishedStore::First::store);
  std::printf("restored %s for %s; %s\n", options.store.c_str(), user_name(geteuid()).c_str(),
              counts_text(report).c_str());
  if (erased > 0) {
    std::printf("erased people again in %s requests\n", grouped(erased).c_str());
  }
  return ExitCode::ok;
}

}  // namespace

void add_restore(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("restore", "Bring a copy back where there is no store");
  add_store_file_option(*command, options->store);
  command->add_option("--from", options->from, "The copy; its key file lies beside it")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--erased", options->erased,
                   "A list of erased people, beside those of STORE.erased and COPY.erased")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  command->footer(
      "Stop the helpdesk and move the old store away first: FILE, FILE.key, and FILE-wal and\n"
      "FILE-shm where they are. The copy is verified before it gets the store's name. Run as "
      "root,\n"
      "it belongs to the user whose folder it is in.\n\n"
      "Leave FILE.erased where it is: who was erased since the copy was made is erased again.\n\n"
      "Example:\n"
      "  amends restore --from /var/backups/amends/helpdesk-20261129T101500Z.db \\\n"
      "      --store /var/lib/amends/helpdesk.db");
  command->callback([options, &chosen] { chosen = [options] { return restore(*options); }; });
}

}  // namespace amends::cli
