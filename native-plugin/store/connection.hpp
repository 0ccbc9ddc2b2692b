// What the SQL store needs of a database: one connection, for one call at a time. SQLite and
// PostgreSQL each implement it; the SQL text is the same for both (docs/adr: one SQL text).
//
// The text keeps to what both understand: parameters $1, $2 … in the order of their first
// appearance, BIGINT, TEXT and BYTEA, ON CONFLICT, RETURNING, row values, partial indexes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/store/port.hpp"
#include "native-plugin/store/parameters.hpp"

namespace amends {

/// One row of an answer, valid while its visitor runs. Columns count from 0; NULL reads as 0 or
/// empty.
class SqlRow {
 public:
  virtual ~SqlRow() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual ByteView bytes(int column) const = 0;
};

/// Takes a row; returns whether it wants more.
using RowVisitor = std::function<bool(const SqlRow&)>;

/// Adds the parameters of the n-th run of a statement, counted from 0.
using ParameterMaker = std::function<void(std::size_t n, Parameters& parameters)>;

class Connection {
 public:
  virtual ~Connection() = default;

  /// "sqlite", "postgresql".
  virtual std::string_view kind() const = 0;

  /// Runs one statement and hands its rows to `visit`; says how many rows it changed. A row that is
  /// there already fails with ErrorCode::conflict, everything else with a store_* code.
  /// Throws std::bad_alloc only.
  virtual Result<std::int64_t> run(std::string_view sql, const Parameters& parameters,
                                   const RowVisitor& visit) = 0;

  /// Runs one statement that answers no rows `times` times, to write many rows. Fails like run(),
  /// at the first time that does.
  virtual Result<void> run_each(std::string_view sql, std::size_t times,
                                const ParameterMaker& make) = 0;

  /// Begins a transaction that will write: what it reads stays true until it ends.
  virtual Result<void> begin() = 0;
  virtual Result<void> commit() = 0;
  /// Ends a transaction without effect; harmless when there is none.
  virtual void rollback() noexcept = 0;

  /// Makes what was removed from these tables go from wherever the database keeps more than its
  /// rows. False when a reader is in the way at this moment, or the deadline is too near for so
  /// much.
  virtual Result<bool> wipe(const std::vector<std::string>& tables) = 0;

  virtual StoreRoom room() const = 0;
  virtual Result<bool> has_table(std::string_view name) = 0;
  virtual Result<bool> has_column(std::string_view table, std::string_view column) = 0;
  /// What stands behind a CREATE TABLE whose rows lie in the order of their primary key.
  virtual std::string_view clustered_table() const = 0;
};

/// A transaction that ends with its scope: rolled back unless it was committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection) {
    Transaction transaction(connection);
    if (auto begun = connection.begin(); !begun) return begun.error();
    return transaction;
  }
  Transaction(Transaction&& other) noexcept : connection_(other.connection_) {
    other.connection_ = nullptr;
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction() {
    if (connection_ != nullptr) connection_->rollback();
  }

  /// After a failure that is not store_busy, whether it was written is unknown.
  Result<void> commit() {
    auto committed = connection_->commit();
    if (committed) connection_ = nullptr;
    return committed;
  }

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace amends
