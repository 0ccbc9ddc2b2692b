#include "native-plugin/store/batch_writer.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_query.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

// A rating stays below it by far; an import writes many, and few different texts are kept prepared.
constexpr std::size_t max_rows_a_statement = 48;

std::vector<std::string_view> with_counts(std::vector<std::string_view> columns) {
  const auto counts = tally_count_columns();
  columns.insert(columns.end(), counts.begin(), counts.end());
  return columns;
}

std::string adding_counts() {
  std::string text = " ON CONFLICT (tenant, " + joined(tally_key_columns()) + ") DO UPDATE SET ";
  std::string_view separator;
  for (const std::string_view column : tally_count_columns()) {
    text.append(separator).append(column).append(" = tallies.").append(column);
    text.append(" + excluded.").append(column);
    separator = ", ";
  }
  return text;
}

// One row of a table may not be changed twice by one statement.
std::map<TallyKey, Counts> merged(const std::vector<TallyDelta>& deltas) {
  std::map<TallyKey, Counts> sums;
  for (const TallyDelta& delta : deltas) sums[delta.key] += delta.counts;
  std::erase_if(sums, [](const auto& sum) { return sum.second.all_zero(); });
  return sums;
}

void bind_tally(const TallyKey& key, const Counts& counts, std::int64_t slot, Parameters& out) {
  out.integer(static_cast<std::int64_t>(key.cohort));
  out.integer(static_cast<std::int64_t>(key.pair.first));
  out.integer(static_cast<std::int64_t>(key.pair.second));
  out.integer(key.day.count).text(key.first).text(key.second).integer(slot);
  for (const std::int64_t count : counts.values) out.integer(count);
}

}  // namespace

Result<void> BatchWriter::write(const WriteBatch& batch) {
  Result<void> done = write_history(batch.appends);
  if (done) done = replace(batch.requests);
  if (done) done = replace(batch.invitations);
  if (done) done = replace(batch.follow_ups);
  if (done) done = replace(batch.keys);
  if (done) done = add_tallies(batch);
  if (done) done = cancel_mail(batch.cancelled_mail_of);
  if (done) done = replace(batch.outbox);
  if (done) done = add_changes(batch.changes);
  return done;
}

/// Runs make(chunk, sql, parameters) and the statement it makes, for each chunk of the items.
template <class Items, class Make>
Result<void> BatchWriter::in_chunks(const Items& items, const Make& make) {
  const std::span all(items);
  for (std::size_t begin = 0; begin < all.size(); begin += max_rows_a_statement) {
    const auto chunk = all.subspan(begin, std::min(max_rows_a_statement, all.size() - begin));
    Parameters parameters;
    parameters.text(tenant_);
    const std::string sql = make(chunk, parameters);
    if (auto ran = connection_.run(sql, parameters, {}); !ran) return ran.error();
  }
  return {};
}

Result<void> BatchWriter::write_history(const std::vector<Append>& appends) {
  std::vector<NewEvent> events;
  for (const Append& append : appends) {
    std::int64_t revision = append.expected_revision;
    for (const StoredEvent& event : append.events) {
      if (event.revision != ++revision) {
        return fail(ErrorCode::internal,
                    "the revisions appended to " + append.stream + " have a gap");
      }
      events.push_back({append.stream, &event});
    }
  }
  if (auto written = write_events(events); !written) return written;
  std::erase_if(events, [](const NewEvent& item) { return !item.event->personal; });
  return write_personal(events);
}

Result<void> BatchWriter::write_events(const std::vector<NewEvent>& events) {
  auto written = in_chunks(events, [](auto chunk, Parameters& parameters) {
    for (const NewEvent& item : chunk) {
      parameters.text(item.stream).integer(item.event->revision).time(item.event->at);
      parameters.text(item.event->name).text(item.event->body).bytes(item.event->hash);
    }
    return insert_rows("events", {"stream", "revision", "at_ms", "name", "body", "hash"},
                       chunk.size());
  });
  if (!written && written.error().code == ErrorCode::conflict) {
    return fail(ErrorCode::conflict,
                "the stream " + std::string(events.front().stream) + " has moved on");
  }
  return written;
}

Result<void> BatchWriter::write_personal(const std::vector<NewEvent>& events) {
  return in_chunks(events, [](auto chunk, Parameters& parameters) {
    for (const NewEvent& item : chunk) {
      parameters.text(item.stream).integer(item.event->revision);
      parameters.bytes(item.event->personal->salt).text(item.event->personal->text);
    }
    return insert_rows("personal_texts", {"stream", "revision", "salt", "text"}, chunk.size());
  });
}

template <class Row>
Result<void> BatchWriter::replace(const std::vector<Row>& rows) {
  return in_chunks(rows, [](auto chunk, Parameters& parameters) {
    for (const Row& row : chunk) bind_row(row, parameters);
    const auto columns = column_names<Row>();
    return insert_rows(RowTable<Row>::name, columns, chunk.size()) + replacing(columns);
  });
}

Result<void> BatchWriter::add_tallies(const WriteBatch& batch) {
  const auto sums = merged(batch.tallies);
  const std::int64_t slot = slot_of(batch);
  const std::vector<std::pair<TallyKey, Counts>> rows(sums.begin(), sums.end());
  return in_chunks(rows, [slot](auto chunk, Parameters& parameters) {
    for (const auto& [key, counts] : chunk) bind_tally(key, counts, slot, parameters);
    return insert_rows("tallies", with_counts(tally_key_columns()), chunk.size()) + adding_counts();
  });
}

// Writers of different requests add to different rows, where the database lets them write at once.
std::int64_t BatchWriter::slot_of(const WriteBatch& batch) const {
  if (batch.requests.empty()) return 0;
  std::uint32_t hash = 2166136261;  // FNV-1a: the same in every process
  for (const char letter : batch.requests.front().request) {
    hash = (hash ^ static_cast<std::uint8_t>(letter)) * 16777619;
  }
  return hash % connection_.tally_slots();
}

Result<void> BatchWriter::cancel_mail(const std::vector<Id128>& follow_ups) {
  if (follow_ups.empty()) return {};
  SqlQuery query("DELETE FROM outbox WHERE tenant = ");
  query.text(tenant_).add(" AND kind = 'mail.send' AND follow_up IN (").ids(follow_ups).add(")");
  if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return {};
}

Result<void> BatchWriter::add_changes(const std::vector<ChangeEntry>& changes) {
  return in_chunks(changes, [](auto chunk, Parameters& parameters) {
    std::int64_t behind = 0;
    for (const ChangeEntry& change : chunk) {
      parameters.integer(++behind).text(change.kind).text(change.id).text(change.request);
      parameters.time(change.at);
    }
    return "INSERT INTO changes (tenant, position, kind, id, request, at_ms) "
           "SELECT fresh.column1, ending.position + fresh.column2, fresh.column3, fresh.column4, "
           "fresh.column5, fresh.column6 FROM (VALUES " +
           value_rows(chunk.size(), 5) +
           ") AS fresh, (SELECT COALESCE(MAX(position), 0) AS position FROM changes "
           "WHERE tenant = $1) AS ending";
  });
}

}  // namespace amends
