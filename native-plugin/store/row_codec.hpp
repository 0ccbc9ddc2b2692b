// Rows as parameters and out of answers, by the lists in row_columns.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native-plugin/store/connection.hpp"
#include "native-plugin/store/row_columns.hpp"

namespace amends {

/// Lists of texts stand in one column, as a JSON array.
std::string encode_texts(const std::vector<std::string>& texts);
std::vector<std::string> decode_texts(std::string_view column);

class ColumnNames {
 public:
  void operator()(std::string_view name, const auto&) { names.emplace_back(name); }
  std::vector<std::string_view> names;
};

/// Adds a row's columns to the parameters; the row must outlive their use.
class ColumnBinder {
 public:
  explicit ColumnBinder(Parameters& out) : out_(out) {}

  void operator()(std::string_view, const std::string& value) { out_.text(value); }
  void operator()(std::string_view, const std::vector<std::string>& value) {
    out_.own_text(encode_texts(value));
  }
  void operator()(std::string_view, std::int64_t value) { out_.integer(value); }
  void operator()(std::string_view, int value) { out_.integer(value); }
  void operator()(std::string_view, bool value) { out_.flag(value); }
  void operator()(std::string_view, Derived column) { out_.flag(column.value); }
  void operator()(std::string_view, UtcMillis value) { out_.time(value); }
  void operator()(std::string_view, const std::optional<UtcMillis>& value) { out_.time(value); }
  void operator()(std::string_view, SortsLast<const std::optional<UtcMillis>> column);
  void operator()(std::string_view, const Id128& value) { out_.id(value); }
  void operator()(std::string_view, const std::optional<Id128>& value);
  void operator()(std::string_view, InvitationId value) { out_.id(value); }
  void operator()(std::string_view, FollowUpState value) { out_.text(enum_text(value)); }
  void operator()(std::string_view, AsideKind value) { out_.text(enum_text(value)); }
  void operator()(std::string_view, Evidence value) { out_.text(enum_text(value)); }
  void operator()(std::string_view, ViewOf value) { out_.text(enum_text(value)); }

 private:
  Parameters& out_;
};

/// Reads a row's columns from an answer, from column `first` on.
class ColumnReader {
 public:
  explicit ColumnReader(const SqlRow& row, int first = 0) : row_(row), next_(first) {}

  void operator()(std::string_view, std::string& value) { value = row_.text(next_++); }
  void operator()(std::string_view, std::vector<std::string>& value) {
    value = decode_texts(row_.text(next_++));
  }
  void operator()(std::string_view, std::int64_t& value) { value = row_.integer(next_++); }
  void operator()(std::string_view, int& value) { value = static_cast<int>(row_.integer(next_++)); }
  void operator()(std::string_view, bool& value) { value = row_.integer(next_++) != 0; }
  void operator()(std::string_view, Derived) { ++next_; }
  void operator()(std::string_view, UtcMillis& value) { value.count = row_.integer(next_++); }
  void operator()(std::string_view, std::optional<UtcMillis>& value);
  void operator()(std::string_view, SortsLast<std::optional<UtcMillis>> column);
  void operator()(std::string_view, Id128& value) { value = id(); }
  void operator()(std::string_view, std::optional<Id128>& value);
  void operator()(std::string_view, InvitationId& value) {
    value = invitation_id_of(row_.integer(next_++));
  }
  void operator()(std::string_view, FollowUpState& value);
  void operator()(std::string_view, AsideKind& value);
  void operator()(std::string_view, Evidence& value);
  void operator()(std::string_view, ViewOf& value);

  /// The column that comes next.
  int next() const { return next_; }

 private:
  Id128 id();

  const SqlRow& row_;
  int next_;
};

template <class Row>
std::vector<std::string_view> column_names() {
  Row row;
  ColumnNames visit;
  RowTable<Row>::columns(row, visit);
  return visit.names;
}

template <class Row>
void bind_row(const Row& row, Parameters& out) {
  ColumnBinder visit(out);
  RowTable<Row>::columns(row, visit);
}

/// Reads a row and says which column comes behind it.
template <class Row>
int read_row(const SqlRow& from, Row& row, int first = 0) {
  ColumnReader visit(from, first);
  RowTable<Row>::columns(row, visit);
  return visit.next();
}

}  // namespace amends
