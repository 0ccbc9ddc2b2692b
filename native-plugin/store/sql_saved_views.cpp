// Saved views in the SQL store.
#include "core/model/stream_name.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {

Result<std::vector<SavedViewFound>> SqlStore::saved_views(
    const std::optional<std::string>& person) {
  SqlQuery query("SELECT " + joined(column_names<SavedViewRow>(), "v.") +
                 ", p.text FROM saved_views v LEFT JOIN personal_texts p ON p.tenant = v.tenant "
                 "AND p.stream = '" +
                 std::string(views_prefix) +
                 "' || v.person AND p.revision = v.revision WHERE v.tenant = ");
  query.text(tenant_);
  if (person) {
    query.add(" AND v.person = ").text(*person);
  } else {
    query.add(" AND v.shared = 1");
  }
  query.add(" ORDER BY v.person, v.saved_view");
  std::vector<SavedViewFound> found;
  auto done = read(query, [&](const SqlRow& row) {
    SavedViewFound& view = found.emplace_back();
    const int text = read_row(row, view.row);
    if (!row.is_null(text)) view.text = row.text(text);
    return true;
  });
  if (!done) return done.error();
  return found;
}

}  // namespace amends
