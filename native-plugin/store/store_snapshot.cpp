#include "native-plugin/store/store_snapshot.hpp"

#include <new>
#include <utility>

#include "native-plugin/store/schema.hpp"
#include "native-plugin/store/sqlite_error.hpp"

namespace amends {
namespace {

// A step of one MiB: short enough to be interrupted, long enough to be fast.
constexpr int pages_a_step = 256;

struct FinishBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
using Backup = std::unique_ptr<sqlite3_backup, FinishBackup>;

Error copy_error(sqlite3* target, int code, const std::string& path) {
  if (is_out_of_memory(code)) throw std::bad_alloc();
  return sqlite_error({code, sqlite3_system_errno(target), sqlite3_errmsg(target)},
                      path.substr(path.find_last_of('/') + 1));
}

// Without a write-ahead log: nobody reads the copy while it grows, and every page is written once.
Result<SqliteHandle> open_target(const std::string& path) {
  sqlite3* db = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &db,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  SqliteHandle target(db);
  if (db == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) return copy_error(db, code, path);
  return target;
}

void tell(const CopyCallbacks& callbacks, sqlite3_backup* backup) {
  if (!callbacks.progress) return;
  const std::int64_t all = sqlite3_backup_pagecount(backup);
  callbacks.progress(all - sqlite3_backup_remaining(backup), all);
}

// SQLITE_DONE when all is copied, SQLITE_OK when `stop` ended it.
int copy_pages(sqlite3_backup* backup, const CopyCallbacks& callbacks) {
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    if (callbacks.stop && callbacks.stop()) return SQLITE_OK;
    code = sqlite3_backup_step(backup, pages_a_step);
    tell(callbacks, backup);
  }
  return code;
}

}  // namespace

Result<StoreSnapshot> StoreSnapshot::take(const std::string& path) {
  SqliteLocation location;
  location.path = path;
  location.create = false;
  auto connection = SqliteConnection::open(std::move(location), no_deadline);
  if (!connection) return connection.error();
  StoreSnapshot snapshot(std::move(*connection));
  if (auto read = snapshot.read(); !read) return read.error();
  return snapshot;
}

// The transaction stays open: a copy in steps would otherwise begin anew whenever somebody writes.
Result<void> StoreSnapshot::read() {
  if (auto begun = connection_->run("BEGIN", {}, {}); !begun) return begun.error();
  if (auto size = read_size(); !size) return size;
  auto version = read_schema_version(*connection_);
  if (!version) return version.error();
  schema_ = *version;
  if (auto known = check_schema_version(schema_); !known) return known;
  if (schema_ == 0) return {};
  return read_marks();
}

Result<void> StoreSnapshot::read_size() {
  std::int64_t size = 1;
  for (const char* pragma : {"PRAGMA page_count", "PRAGMA page_size"}) {
    auto ran = connection_->run(pragma, {}, [&](const SqlRow& row) {
      size *= row.integer(0);
      return true;
    });
    if (!ran) return ran.error();
  }
  bytes_ = size;
  return {};
}

// Of every tenant: they share the file.
Result<void> StoreSnapshot::read_marks() {
  auto ran =
      connection_->run("SELECT tenant, value FROM marks WHERE name = $1 ORDER BY tenant",
                       Parameters().text(key_check_mark), [&](const SqlRow& row) {
                         marks_.push_back({std::string(row.text(0)), std::string(row.text(1))});
                         return true;
                       });
  if (!ran) return ran.error();
  return {};
}

std::vector<std::string> StoreSnapshot::tenants() const {
  std::vector<std::string> names;
  for (const Mark& mark : marks_) names.push_back(mark.tenant);
  return names;
}

Result<void> StoreSnapshot::check_keys(Signer& signer, const StoreKeys& keys) const {
  for (const Mark& mark : marks_) {
    if (mark.key_check == key_check(signer, tenant_secret(signer, keys.root, mark.tenant))) {
      continue;
    }
    return fail(ErrorCode::store_key_missing, "the key file belongs to another store");
  }
  return {};
}

Result<bool> StoreSnapshot::copy_to(const std::string& path, const CopyCallbacks& callbacks) {
  auto target = open_target(path);
  if (!target) return target.error();
  Backup backup(sqlite3_backup_init(target->get(), "main", connection_->handle(), "main"));
  if (!backup) return copy_error(target->get(), sqlite3_extended_errcode(target->get()), path);
  const int code = copy_pages(backup.get(), callbacks);
  backup.reset();  // only then the target tells the system's error
  if (code == SQLITE_DONE) return true;
  if (code == SQLITE_OK) return false;
  return copy_error(target->get(), code, path);
}

}  // namespace amends
