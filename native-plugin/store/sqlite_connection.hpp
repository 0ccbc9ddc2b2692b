// The connection to a SQLite file: WAL, every commit synced, one writer at a time.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "native-plugin/store/connection.hpp"
#include "native-plugin/store/deadline.hpp"
#include "native-plugin/store/sqlite_handle.hpp"
#include "native-plugin/store/sqlite_statement.hpp"
#include "native-plugin/store/writer_queue.hpp"

namespace amends {

struct SqliteLocation {
  std::string path;
  bool create = true;  // make the file if it is missing
  /// Much is written in one transaction: takes more memory, and lets the write-ahead log grow.
  bool bulk = false;
  /// Shared by the connections of this process to this file.
  std::shared_ptr<WriterQueue> writers = std::make_shared<WriterQueue>();
  /// Else nothing waits for the disk: what is written may be damaged if the machine stops.
  bool durable = true;
};

class SqliteConnection final : public Connection {
 public:
  /// Opens the file, or makes it. A database that is not ours is refused and left as it is.
  /// Fails with store_missing, store_not_a_database, store_busy, store_unavailable …
  static Result<std::unique_ptr<SqliteConnection>> open(SqliteLocation location, Deadline deadline);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  /// Statements that run longer, or wait longer for a lock, end with store_busy.
  void set_deadline(Deadline deadline) { deadline_ = deadline; }

  /// Before a fork: closing must be quick, so the write-ahead log is left for the next one to open.
  void leave_log_behind();

  /// Whether the path still names the file that this connection has open. Another one may have been
  /// moved over it; what is written to the old one would be lost.
  bool is_current() const;

  /// Whether nothing failed that opening the file anew may heal: a disk that was full, a mount that
  /// was read-only.
  bool is_sound() const { return sound_; }

  /// For what SQLite offers beside statements.
  sqlite3* handle() const { return db_.get(); }

  std::string_view kind() const override { return "sqlite"; }
  Result<std::int64_t> run(std::string_view sql, const Parameters& parameters,
                           const RowVisitor& visit) override;
  Result<void> run_each(std::string_view sql, std::size_t times,
                        const ParameterMaker& make) override;
  Result<void> begin() override;
  Result<void> commit() override;
  void rollback() noexcept override;
  Result<bool> wipe(const std::vector<std::string>& tables) override;
  StoreRoom room() const override;
  Result<bool> has_table(std::string_view name) override;
  Result<bool> has_column(std::string_view table, std::string_view column) override;
  std::string_view clustered_table() const override { return " WITHOUT ROWID"; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Statements = std::unordered_map<std::string, SqliteStatement, TextHash, std::equal_to<>>;
  using Prepared = Statements::node_type;
  struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
  };

  explicit SqliteConnection(SqliteLocation location, Deadline deadline);
  Result<void> open_file();
  Result<void> check_owner();
  Result<void> claim_empty_file();
  Result<void> configure();
  Result<void> apply(const char* pragma);
  Result<std::int64_t> number(const char* sql);
  Result<bool> empty_log();
  Result<Prepared> prepared(std::string_view sql);
  void keep(Prepared statement);
  Error error(int code);
  std::string file_name() const;
  static FileIdentity identity_of(const std::string& path);
  static int wait_for_lock(void* self, int attempt);
  static int check_deadline(void* self);

  SqliteLocation location_;
  Deadline deadline_;
  SqliteHandle db_;
  FileIdentity identity_;
  Statements statements_;
  bool writing_ = false;
  bool sound_ = true;
};

}  // namespace amends
