#include "native-plugin/store/older_people.hpp"

#include <set>
#include <utility>

#include "core/model/event_codec.hpp"
#include "core/model/person.hpp"
#include "core/model/stream_name.hpp"
#include "native-plugin/store/batch_writer.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {
namespace {

constexpr std::string_view filled_mark = "people_filled";
constexpr std::size_t rows_a_write = 1000;

// Takes the texts in the order of their streams and revisions.
class Filler {
 public:
  Filler(Connection& connection, const std::string& tenant, const History& history)
      : connection_(connection), tenant_(tenant), history_(history) {}

  Result<void> take(std::string_view stream, UtcMillis at, std::string_view text) {
    if (stream != stream_) known_.clear();
    stream_ = stream;
    const auto told = decode_personal(text);
    if (!told) return {};  // verify names it
    const std::string who = person_text({told->requester_id, {}, told->requester_mail, {}});
    if (who.empty()) return {};
    const Id128 person = history_.person(who);
    if (!known_.insert(person).second) return {};
    rows_.people.push_back({person, at, std::string(request_of_stream(stream))});
    return rows_.people.size() < rows_a_write ? Result<void>() : write();
  }

  Result<void> write() {
    auto written = BatchWriter(connection_, tenant_).write(rows_);
    rows_.people.clear();
    return written;
  }

 private:
  Connection& connection_;
  const std::string& tenant_;
  const History& history_;
  std::string stream_;
  std::set<Id128> known_;
  WriteBatch rows_;
};

Result<void> fill(Connection& connection, const std::string& tenant, const History& history) {
  Filler filler(connection, tenant, history);
  Result<void> done;
  SqlQuery query(
      "SELECT e.stream, e.at_ms, p.text FROM events e JOIN personal_texts p "
      "ON p.tenant = e.tenant AND p.stream = e.stream AND p.revision = e.revision "
      "WHERE e.tenant = ");
  query.text(tenant).add(" AND e.name IN (").text(payload_name(RequestUpdated{})).add(", ");
  query.text(payload_name(Imported{})).add(") ORDER BY e.stream, e.revision");
  auto ran = connection.run(query.sql(), query.parameters(), [&](const SqlRow& row) {
    done = filler.take(row.text(0), UtcMillis{row.integer(1)}, row.text(2));
    return done.has_value();
  });
  if (!ran) return ran.error();
  return done ? filler.write() : done;
}

Result<bool> is_filled(Connection& connection, const std::string& tenant) {
  auto mark = SqlStore(connection, tenant).mark(filled_mark);
  if (!mark) return mark.error();
  return mark->has_value();
}

}  // namespace

// Looked at again inside the transaction: another process may have done it meanwhile.
Result<void> fill_people(Connection& connection, const std::string& tenant,
                         const History& history) {
  auto filled = is_filled(connection, tenant);
  if (!filled) return filled.error();
  if (*filled) return {};
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  filled = is_filled(connection, tenant);
  if (!filled) return filled.error();
  if (*filled) return {};
  if (auto done = fill(connection, tenant, history); !done) return done;
  SqlQuery query("INSERT INTO marks (tenant, name, value) VALUES (");
  query.text(tenant).add(", ").text(filled_mark).add(", '1')");
  if (auto ran = connection.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return transaction->commit();
}

}  // namespace amends
