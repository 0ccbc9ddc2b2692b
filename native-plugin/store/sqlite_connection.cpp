#include "native-plugin/store/sqlite_connection.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "native-plugin/store/sqlite_error.hpp"
#include "native-plugin/store/sqlite_wipe.hpp"

namespace amends {
namespace {

// "amnd" in the file's header: ours. sqlite.org keeps no registry that it could collide in.
constexpr std::int64_t application_id = 0x616d6e64;

constexpr std::size_t max_kept_statements = 64;
constexpr int steps_between_deadline_checks = 10'000;
constexpr std::int64_t max_pages_wiped_in_time = 16'384;  // of 4 KiB

// The last one that a store in use has applied too; the file was ours before any of these runs.
constexpr std::array pragmas = {
    "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",   "PRAGMA secure_delete = ON",
    "PRAGMA mmap_size = 0",      "PRAGMA cell_size_check = ON",
};

// In the worker of a host, memory is dear.
constexpr std::array<const char*, 3> host_pragmas = {
    "PRAGMA cache_size = -1024",
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA journal_size_limit = 8388608",
};

// What one transaction changes fits in the cache, and is copied from the log once for a few.
constexpr std::array<const char*, 3> bulk_pragmas = {
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 32768",
    "PRAGMA journal_size_limit = 268435456",
};

// A lock of others, our own deadline, a row that is there: nothing is wrong with the connection.
bool passes_by_itself(int code) {
  const int primary = code & 0xFF;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_INTERRUPT ||
         primary == SQLITE_CONSTRAINT;
}

// sqlite3_open_v2 would do it too, but looks without a lock whether another thread already has.
void initialize_sqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (sqlite3_initialize() != SQLITE_OK) throw std::bad_alloc();
  });
}

}  // namespace

SqliteConnection::SqliteConnection(SqliteLocation location, Deadline deadline)
    : location_(std::move(location)), deadline_(deadline) {}

SqliteConnection::~SqliteConnection() {
  rollback();
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(SqliteLocation location,
                                                                 Deadline deadline) {
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(std::move(location), deadline));
  if (auto opened = connection->open_file(); !opened) return opened.error();
  if (auto ours = connection->check_owner(); !ours) return ours.error();
  if (auto ready = connection->configure(); !ready) return ready.error();
  return connection;
}

Result<void> SqliteConnection::open_file() {
  initialize_sqlite();
  const int create = location_.create ? SQLITE_OPEN_CREATE : 0;
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(
      location_.path.c_str(), &db,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | create, nullptr);
  db_.reset(db);
  if (db == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) return error(code);
  identity_ = identity_of(location_.path);
  // SQLite falls back to reading where it may not write, and would read on when it may again.
  sound_ = sqlite3_db_readonly(db, "main") == 0;
  for (const int setting : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW}) {
    sqlite3_db_config(db, setting, 0, nullptr);
  }
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_busy_handler(db, &wait_for_lock, this);
  sqlite3_progress_handler(db, steps_between_deadline_checks, &check_deadline, this);
  return {};
}

// The pages before the owner: whoever claims the file meanwhile writes both at once, so a file that
// has pages has the owner it keeps.
Result<void> SqliteConnection::check_owner() {
  auto pages = number("PRAGMA page_count");
  if (!pages) return pages.error();
  auto owner = number("PRAGMA application_id");
  if (!owner) return owner.error();
  if (*owner == application_id) return {};
  if (*pages > 0 || *owner != 0) {
    return fail(ErrorCode::store_not_a_database,
                "the store " + file_name() + " is a database of another program");
  }
  return claim_empty_file();
}

// Two processes may be here at once: both write the same.
Result<void> SqliteConnection::claim_empty_file() {
  auto transaction = Transaction::begin(*this);
  if (!transaction) return transaction.error();
  const std::string claim = "PRAGMA application_id = " + std::to_string(application_id);
  if (auto claimed = apply(claim.c_str()); !claimed) return claimed.error();
  return transaction->commit();
}

Result<void> SqliteConnection::configure() {
  for (const char* pragma : pragmas) {
    if (auto applied = apply(pragma); !applied) return applied.error();
  }
  for (const char* pragma : location_.bulk ? bulk_pragmas : host_pragmas) {
    if (auto applied = apply(pragma); !applied) return applied.error();
  }
  return location_.durable ? Result<void>() : apply("PRAGMA synchronous = OFF");
}

// Switching to WAL answers "busy" at once where waiting could deadlock: asked again until the
// deadline.
Result<void> SqliteConnection::apply(const char* pragma) {
  int code = sqlite3_exec(db_.get(), pragma, nullptr, nullptr, nullptr);
  for (int attempt = 0; (code & 0xFF) == SQLITE_BUSY && wait_for_lock(this, attempt) != 0;
       ++attempt) {
    code = sqlite3_exec(db_.get(), pragma, nullptr, nullptr, nullptr);
  }
  if (code != SQLITE_OK) return error(code);
  return {};
}

Result<std::int64_t> SqliteConnection::number(const char* sql) {
  std::int64_t value = 0;
  auto ran = run(sql, {}, [&](const SqlRow& row) {
    value = row.integer(0);
    return true;
  });
  if (!ran) return ran.error();
  return value;
}

void SqliteConnection::leave_log_behind() {
  sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

SqliteConnection::FileIdentity SqliteConnection::identity_of(const std::string& path) {
  // Never opened and closed here: that would drop the locks that SQLite holds for this process.
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

bool SqliteConnection::is_current() const {
  return identity_of(location_.path) == identity_;
}

Result<std::int64_t> SqliteConnection::run(std::string_view sql, const Parameters& parameters,
                                           const RowVisitor& visit) {
  auto statement = prepared(sql);
  if (!statement) return statement.error();
  const std::int64_t before = sqlite3_total_changes64(db_.get());
  {
    StatementUse use(statement->mapped().get());
    int code = use.bind(parameters);
    if (code == SQLITE_OK) code = use.run(visit);
    if (code != SQLITE_DONE) return error(code);
  }
  keep(std::move(*statement));
  return sqlite3_total_changes64(db_.get()) - before;
}

Result<void> SqliteConnection::run_each(std::string_view sql, std::size_t times,
                                        const ParameterMaker& make) {
  auto statement = prepared(sql);
  if (!statement) return statement.error();
  {
    StatementUse use(statement->mapped().get());
    Parameters parameters;
    for (std::size_t n = 0; n < times; ++n) {
      parameters.clear();
      make(n, parameters);
      int code = use.bind(parameters);
      if (code == SQLITE_OK) code = use.run({});
      if (code != SQLITE_DONE) return error(code);
      use.reset();
    }
  }
  keep(std::move(*statement));
  return {};
}

// Taken out of the cache while it runs, so that a visitor may run the same text.
Result<SqliteConnection::Prepared> SqliteConnection::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) {
    return statements_.extract(found);
  }
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  SqliteStatement statement(raw);
  if (code != SQLITE_OK) return error(code);
  assert(has_parameters_in_order(raw));
  Statements fresh;
  fresh.emplace(sql, std::move(statement));
  return fresh.extract(fresh.begin());
}

void SqliteConnection::keep(Prepared statement) {
  if (statements_.size() >= max_kept_statements) statements_.clear();
  statements_.insert(std::move(statement));
}

Result<void> SqliteConnection::begin() {
  if (!location_.writers->enter(deadline_)) return error(SQLITE_BUSY);
  writing_ = true;
  auto begun = run("BEGIN IMMEDIATE", {}, {});
  if (begun) return {};
  rollback();
  return begun.error();
}

Result<void> SqliteConnection::commit() {
  // Still certain that nothing is written; after COMMIT has begun it would not be.
  if (has_passed(deadline_)) return error(SQLITE_INTERRUPT);
  auto committed = run("COMMIT", {}, {});
  if (!committed) return committed.error();
  writing_ = false;
  location_.writers->leave();
  return {};
}

void SqliteConnection::rollback() noexcept {
  if (!writing_) return;
  if (sqlite3_get_autocommit(db_.get()) == 0) {
    sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  writing_ = false;
  location_.writers->leave();
}

// Within a deadline only as much as takes well below a second.
Result<bool> SqliteConnection::wipe(const std::vector<std::string>& tables) {
  auto pages = number("PRAGMA page_count");
  if (!pages) return pages.error();
  if (deadline_ != no_deadline && *pages > max_pages_wiped_in_time) return false;
  auto transaction = Transaction::begin(*this);
  if (!transaction) return transaction.error();
  for (const std::string& table : tables) {
    if (auto done = write_anew(*this, table); !done) return done.error();
  }
  if (auto committed = transaction->commit(); !committed) return committed.error();
  return empty_log();
}

// Pages that the log holds as they were before go with it. Readers are not waited for: one may take
// long, such as a copy.
Result<bool> SqliteConnection::empty_log() {
  sqlite3_busy_handler(db_.get(), nullptr, nullptr);
  const int code =
      sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_handler(db_.get(), &wait_for_lock, this);
  if ((code & 0xFF) == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) return error(code);
  return true;
}

// As who calls it: SQLite makes its log beside the file, so the folder counts, too.
StoreRoom SqliteConnection::room() const {
  const auto may_write = [](const char* path) {
    return ::faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
  };
  const std::string folder = std::filesystem::absolute(location_.path).parent_path();
  StoreRoom room;
  room.writable = may_write(location_.path.c_str()) && may_write(folder.c_str());
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) == 0) {
    room.free_bytes = static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize);
  }
  return room;
}

Result<bool> SqliteConnection::has_table(std::string_view name) {
  bool found = false;
  auto looked = run("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1",
                    Parameters().text(name), [&](const SqlRow&) { return found = true; });
  if (!looked) return looked.error();
  return found;
}

Result<bool> SqliteConnection::has_column(std::string_view table, std::string_view column) {
  bool found = false;
  auto looked =
      run("SELECT 1 FROM pragma_table_info($1) WHERE name = $2",
          Parameters().text(table).text(column), [&](const SqlRow&) { return found = true; });
  if (!looked) return looked.error();
  return found;
}

Error SqliteConnection::error(int code) {
  if (!passes_by_itself(code)) sound_ = false;
  if (is_out_of_memory(code)) throw std::bad_alloc();
  return sqlite_error({code, sqlite3_system_errno(db_.get()), sqlite3_errmsg(db_.get())},
                      file_name());
}

std::string SqliteConnection::file_name() const {
  return location_.path.substr(location_.path.find_last_of('/') + 1);
}

int SqliteConnection::wait_for_lock(void* self, int attempt) {
  const Deadline deadline = static_cast<const SqliteConnection*>(self)->deadline_;
  constexpr std::array<int, 7> pauses_us = {100, 200, 500, 1000, 2000, 5000, 10'000};
  const auto step = std::min(static_cast<std::size_t>(attempt), pauses_us.size() - 1);
  const auto pause = std::chrono::microseconds(pauses_us[step]);
  if (deadline != no_deadline && std::chrono::steady_clock::now() + pause >= deadline) return 0;
  std::this_thread::sleep_for(pause);
  return 1;
}

int SqliteConnection::check_deadline(void* self) {
  return has_passed(static_cast<const SqliteConnection*>(self)->deadline_) ? 1 : 0;
}

}  // namespace amends
