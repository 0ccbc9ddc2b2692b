#include "native-plugin/store/batch_writer.hpp"

#include <algorithm>

#include "native-plugin/store/fresh_tallies.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {
namespace {

// A rating stays below it by far. Each number of rows is a text of its own, and few are kept
// prepared.
constexpr std::size_t max_rows_a_statement = 48;

// What one command adds to the tallies is far below it; an import's sums go to them at once.
constexpr std::size_t max_fresh_deltas = 500;

}  // namespace

Result<void> BatchWriter::write(const WriteBatch& batch) {
  Result<void> done = write_history(batch.appends);
  if (done) done = erase(batch.erased);
  if (done) done = remove_saved_views(batch.saved_views_gone);
  if (done) done = replace(batch.saved_views);
  if (done) done = replace(batch.requests);
  if (done) done = replace(batch.invitations);
  if (done) done = replace(batch.follow_ups);
  if (done) done = remove_watches(batch.watches_gone);
  if (done) done = replace(batch.watches);
  if (done) done = remove_watchers(batch.watchers_gone);
  if (done) done = replace(batch.watchers);
  if (done) done = remove_people(batch.people_gone);
  if (done) done = replace(batch.people);
  if (done) done = remove_asides(batch.asides_gone);
  if (done) done = replace(batch.asides);
  if (done) done = replace(batch.keys);
  if (done) done = add_tallies(batch.tallies);
  if (done) done = cancel("mail.send", batch.cancelled_mail_of);
  if (done) done = cancel("webhook.send", batch.cancelled_webhooks_of);
  if (done) done = replace(batch.outbox);
  if (done) done = add_changes(batch.changes);
  return done;
}

/// Runs text(rows) with what bind(item, place, parameters) adds for each item: once for all of
/// them, or, when they are many, once for each. `place` counts the rows of one run from 1.
template <class Items, class Text, class Bind>
Result<void> BatchWriter::write_rows(const Items& items, const Text& text, const Bind& bind) {
  if (items.size() > max_rows_a_statement) {
    return connection_.run_each(text(1), items.size(), [&](std::size_t n, Parameters& parameters) {
      parameters.text(tenant_);
      bind(items[n], 1, parameters);
    });
  }
  if (items.empty()) return {};
  Parameters parameters;
  parameters.text(tenant_);
  std::int64_t place = 0;
  for (const auto& item : items) bind(item, ++place, parameters);
  if (auto ran = connection_.run(text(items.size()), parameters, {}); !ran) return ran.error();
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
  const auto text = [](std::size_t rows) {
    return insert_rows("events", {"stream", "revision", "at_ms", "name", "body", "hash"}, rows);
  };
  auto written =
      write_rows(events, text, [](const NewEvent& item, std::int64_t, Parameters& parameters) {
        parameters.text(item.stream).integer(item.event->revision).time(item.event->at);
        parameters.text(item.event->name).text(item.event->body).bytes(item.event->hash);
      });
  if (!written && written.error().code == ErrorCode::conflict) {
    return fail(ErrorCode::conflict,
                "the stream " + std::string(events.front().stream) + " has moved on");
  }
  return written;
}

Result<void> BatchWriter::write_personal(const std::vector<NewEvent>& events) {
  const auto text = [](std::size_t rows) {
    return insert_rows("personal_texts",
                       {"stream", "revision", "salt", "text", "at_ms", "contents"}, rows);
  };
  return write_rows(events, text, [](const NewEvent& item, std::int64_t, Parameters& parameters) {
    parameters.text(item.stream).integer(item.event->revision);
    parameters.bytes(item.event->personal->salt).text(item.event->personal->text);
    parameters.time(item.event->at).integer(item.event->personal->contents);
  });
}

template <class Row>
Result<void> BatchWriter::replace(const std::vector<Row>& rows) {
  const auto text = [](std::size_t count) {
    const auto columns = column_names<Row>();
    return insert_rows(RowTable<Row>::name, columns, count) + replacing(columns, key_columns<Row>);
  };
  return write_rows(rows, text, [](const Row& row, std::int64_t, Parameters& parameters) {
    bind_row(row, parameters);
  });
}

Result<void> BatchWriter::remove_asides(const std::vector<AsideKey>& gone) {
  if (gone.empty()) return {};
  SqlQuery query("DELETE FROM asides WHERE tenant = ");
  query.text(tenant_).add(" AND (invitation, kind) IN (VALUES ");
  std::string_view separator;
  for (const auto& [invitation, kind] : gone) {
    query.add(separator).add("(").integer(stored_id(invitation)).add(", ").text(enum_text(kind));
    query.add(")");
    separator = ", ";
  }
  query.add(")");
  if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return {};
}

Result<void> BatchWriter::remove_people(const std::vector<PersonRow>& gone) {
  for (const PersonRow& row : gone) {
    SqlQuery query("DELETE FROM people WHERE tenant = ");
    query.text(tenant_).add(" AND person = ").id(row.person);
    query.add(" AND at_ms = ").integer(row.at.count).add(" AND request = ").text(row.request);
    if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  }
  return {};
}

Result<void> BatchWriter::remove_watchers(const std::vector<WatcherRow>& gone) {
  for (const WatcherRow& row : gone) {
    SqlQuery query("DELETE FROM watchers WHERE tenant = ");
    query.text(tenant_).add(" AND person = ").text(row.person);
    query.add(" AND follow_up = ").id(row.follow_up);
    if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  }
  return {};
}

Result<void> BatchWriter::remove_saved_views(const std::vector<SavedViewKey>& gone) {
  for (const SavedViewKey& key : gone) {
    SqlQuery query("DELETE FROM saved_views WHERE tenant = ");
    query.text(tenant_).add(" AND person = ").text(key.person);
    query.add(" AND saved_view = ").id(key.view);
    if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  }
  return {};
}

Result<void> BatchWriter::erase(const std::vector<ErasedTexts>& erased) {
  for (const ErasedTexts& texts : erased) {
    SqlQuery query("DELETE FROM personal_texts WHERE tenant = ");
    query.text(tenant_).add(" AND stream = ").text(texts.stream);
    query.add(" AND revision >= ").integer(texts.first);
    query.add(" AND revision <= ").integer(texts.last);
    if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
    if (texts.request.empty()) continue;
    // Hosts may have said whom they could not reach.
    SqlQuery errors("UPDATE outbox SET last_error = '' WHERE tenant = ");
    errors.text(tenant_).add(" AND request = ").text(texts.request).add(" AND last_error <> ''");
    if (auto ran = connection_.run(errors.sql(), errors.parameters(), {}); !ran) return ran.error();
  }
  return {};
}

Result<void> BatchWriter::remove_watches(const std::vector<Id128>& gone) {
  if (gone.empty()) return {};
  SqlQuery query("DELETE FROM watches WHERE tenant = ");
  query.text(tenant_).add(" AND follow_up IN (").ids(gone).add(")");
  if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return {};
}

Result<void> BatchWriter::add_tallies(const std::vector<TallyDelta>& deltas) {
  return deltas.size() > max_fresh_deltas ? add_to_tallies(connection_, tenant_, deltas)
                                          : add_fresh(connection_, tenant_, deltas);
}

Result<void> BatchWriter::cancel(std::string_view kind, const std::vector<Id128>& follow_ups) {
  if (follow_ups.empty()) return {};
  SqlQuery query("DELETE FROM outbox WHERE tenant = ");
  query.text(tenant_).add(" AND kind = ").text(kind).add(" AND follow_up IN (");
  query.ids(follow_ups).add(")");
  if (auto ran = connection_.run(query.sql(), query.parameters(), {}); !ran) return ran.error();
  return {};
}

Result<void> BatchWriter::add_changes(const std::vector<ChangeEntry>& changes) {
  const auto text = [](std::size_t rows) {
    return "INSERT INTO changes (tenant, position, kind, id, request, at_ms) "
           "SELECT fresh.column1, ending.position + fresh.column2, fresh.column3, fresh.column4, "
           "fresh.column5, fresh.column6 FROM (VALUES " +
           value_rows(rows, 5) +
           ") AS fresh, (SELECT COALESCE(MAX(position), 0) AS position FROM changes "
           "WHERE tenant = $1) AS ending";
  };
  return write_rows(changes, text,
                    [](const ChangeEntry& change, std::int64_t place, Parameters& parameters) {
                      parameters.integer(place).text(change.kind).text(change.id);
                      parameters.text(change.request).time(change.at);
                    });
}

}  // namespace amends
