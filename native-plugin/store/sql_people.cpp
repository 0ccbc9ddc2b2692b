// People in the SQL store: which requests are whose, and who was erased.
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {

Result<std::vector<PersonRow>> SqlStore::requests_of(const PersonQuery& asked) {
  SqlQuery query("SELECT " + joined(column_names<PersonRow>()) + " FROM people WHERE tenant = ");
  query.text(tenant_).add(" AND person = ").id(asked.person);
  if (asked.after) {
    query.add(" AND (at_ms, request) < (").integer(asked.after->at.count);
    query.add(", ").text(asked.after->request).add(")");
  }
  query.add(" ORDER BY at_ms DESC, request DESC LIMIT ");
  query.integer(static_cast<std::int64_t>(asked.limit));
  std::vector<PersonRow> page;
  auto done = read(query, [&](const SqlRow& row) {
    read_row(row, page.emplace_back());
    return true;
  });
  if (!done) return done.error();
  return page;
}

Result<void> SqlStore::note_erasure(const Erasure& erasure) {
  return erased_ ? erased_->add(tenant_, erasure) : Result<void>();
}

Result<std::vector<Erasure>> SqlStore::erasures() {
  return erased_ ? erased_->read(tenant_) : std::vector<Erasure>();
}

// Where the words of people are, and what hosts said of them.
Result<bool> SqlStore::wipe() {
  return connection_.wipe({"personal_texts", "outbox"});
}

}  // namespace amends
