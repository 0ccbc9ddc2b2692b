#include "native-plugin/store/sqlite_error.hpp"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "core/base/result.hpp"

namespace amends {
namespace {

struct Rule {
  int code;
  ErrorCode error;
  std::string_view text;  // stands behind "the store <name>"
};

// Extended codes first: the first rule that fits the whole code or its primary part counts.
constexpr std::array rules = {
    Rule{SQLITE_CONSTRAINT_PRIMARYKEY, ErrorCode::conflict, "has that row already"},
    Rule{SQLITE_CONSTRAINT_UNIQUE, ErrorCode::conflict, "has that row already"},
    Rule{SQLITE_READONLY_DBMOVED, ErrorCode::store_missing, "was moved or deleted while in use"},
    Rule{SQLITE_BUSY, ErrorCode::store_busy,
         "was locked by others for as long as the call may take"},
    Rule{SQLITE_LOCKED, ErrorCode::store_busy,
         "was locked by others for as long as the call may take"},
    Rule{SQLITE_PROTOCOL, ErrorCode::store_busy,
         "was locked by others for as long as the call may take"},
    Rule{SQLITE_INTERRUPT, ErrorCode::store_busy, "did not answer within the call's deadline"},
    Rule{SQLITE_FULL, ErrorCode::store_full, "cannot grow: the disk is full"},
    Rule{SQLITE_READONLY, ErrorCode::store_read_only,
         "cannot be written: it is read-only for this user"},
    Rule{SQLITE_NOTADB, ErrorCode::store_not_a_database, "is not a SQLite database"},
    Rule{SQLITE_CORRUPT, ErrorCode::store_unavailable, "is damaged"},
    Rule{SQLITE_CANTOPEN, ErrorCode::store_unavailable, "cannot be opened"},
    Rule{SQLITE_PERM, ErrorCode::store_unavailable, "cannot be opened"},
    Rule{SQLITE_IOERR, ErrorCode::store_unavailable, "cannot be read or written"},
};

bool is_full_disk(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

bool is_forbidden(int system_error) {
  return system_error == EACCES || system_error == EPERM || system_error == EROFS;
}

std::string line(std::string_view store, std::string_view text) {
  return std::string("the store ").append(store).append(" ").append(text);
}

const Rule* rule_for(int code) {
  for (const Rule& rule : rules) {
    if (rule.code == code || rule.code == (code & 0xFF)) return &rule;
  }
  return nullptr;
}

// errno is only told by calls that touch files; elsewhere it may be left from an earlier one.
bool touches_files(int code) {
  const int primary = code & 0xFF;
  return primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
}

}  // namespace

Error sqlite_error(const SqliteFailure& failure, std::string_view store) {
  const int system_error = touches_files(failure.code) ? failure.system_error : 0;
  if (is_full_disk(system_error)) {
    return fail(ErrorCode::store_full, line(store, "cannot grow: the disk is full"));
  }
  const Rule* rule = rule_for(failure.code);
  if (rule == nullptr) {
    return fail(ErrorCode::internal, line(store, "refused a statement: ") + failure.detail);
  }
  std::string message = line(store, rule->text);
  if (system_error != 0) message.append(": ").append(std::generic_category().message(system_error));
  if (rule->code == SQLITE_CANTOPEN && system_error == ENOENT) {
    return fail(ErrorCode::store_missing, std::move(message));
  }
  if (rule->code == SQLITE_IOERR && is_forbidden(system_error)) {
    return fail(ErrorCode::store_read_only, std::move(message));
  }
  return fail(rule->error, std::move(message));
}

bool is_out_of_memory(int code) {
  return (code & 0xFF) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM;
}

}  // namespace amends
