#include "native-plugin/store/schema.hpp"

#include <array>
#include <string>
#include <vector>

#include "native-plugin/store/older_asides.hpp"
#include "native-plugin/store/older_cases.hpp"
#include "native-plugin/store/older_dimensions.hpp"
#include "native-plugin/store/older_figures.hpp"

namespace amends {
namespace {

// `{clustered}` stands for what makes a table lie in the order of its key.
constexpr std::array tables_1 = {
    // The history. One row an event; two writers of a stream meet in its key.
    R"(CREATE TABLE IF NOT EXISTS events (
  tenant TEXT NOT NULL, stream TEXT NOT NULL, revision BIGINT NOT NULL,
  at_ms BIGINT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, hash BYTEA NOT NULL,
  PRIMARY KEY (tenant, stream, revision)){clustered})",
    // What can be erased: the text beside an event, with the salt of its commitment.
    R"(CREATE TABLE IF NOT EXISTS personal_texts (
  tenant TEXT NOT NULL, stream TEXT NOT NULL, revision BIGINT NOT NULL,
  salt BYTEA NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (tenant, stream, revision)){clustered})",
    R"(CREATE TABLE IF NOT EXISTS requests (
  tenant TEXT NOT NULL, request TEXT NOT NULL, revision BIGINT NOT NULL,
  status TEXT NOT NULL, cycle BIGINT NOT NULL, completed SMALLINT NOT NULL,
  team TEXT NOT NULL, queue TEXT NOT NULL, agent TEXT NOT NULL,
  PRIMARY KEY (tenant, request)){clustered})",
    R"(CREATE TABLE IF NOT EXISTS invitations (
  tenant TEXT NOT NULL, invitation BIGINT NOT NULL, request TEXT NOT NULL,
  survey TEXT NOT NULL, survey_version BIGINT NOT NULL, language TEXT NOT NULL,
  closes_at_ms BIGINT NOT NULL, is_open SMALLINT NOT NULL, answer BIGINT NOT NULL,
  key_hash TEXT NOT NULL, answered_at_ms BIGINT,
  PRIMARY KEY (tenant, invitation)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS invitations_that_close
  ON invitations (tenant, closes_at_ms, request) WHERE is_open = 1)",
    // due_at_ms is the greatest BIGINT where there is none, so that such cases sort last.
    R"(CREATE TABLE IF NOT EXISTS follow_ups (
  tenant TEXT NOT NULL, follow_up BYTEA NOT NULL, request TEXT NOT NULL,
  revision BIGINT NOT NULL, invitation BIGINT NOT NULL, cycle BIGINT NOT NULL,
  state TEXT NOT NULL, is_waiting SMALLINT NOT NULL, settles_at_ms BIGINT,
  opened_at_ms BIGINT NOT NULL, due_at_ms BIGINT NOT NULL, closed_at_ms BIGINT,
  assignee_id TEXT NOT NULL, assignee_name TEXT NOT NULL, contacts BIGINT NOT NULL,
  outcome TEXT NOT NULL, answer BIGINT NOT NULL, scale BIGINT NOT NULL,
  survey TEXT NOT NULL, survey_version BIGINT NOT NULL, answered_at_ms BIGINT NOT NULL,
  contact_me SMALLINT NOT NULL, reasons TEXT NOT NULL, url TEXT NOT NULL,
  agent TEXT NOT NULL, team TEXT NOT NULL, queue TEXT NOT NULL, service TEXT NOT NULL,
  touchpoint TEXT NOT NULL, organisation TEXT NOT NULL,
  requester_revision BIGINT NOT NULL, comment_revision BIGINT NOT NULL,
  PRIMARY KEY (tenant, follow_up)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS follow_ups_that_wait
  ON follow_ups (tenant, due_at_ms, opened_at_ms, follow_up) WHERE is_waiting = 1)",
    R"(CREATE INDEX IF NOT EXISTS follow_ups_that_settle
  ON follow_ups (tenant, settles_at_ms, request) WHERE settles_at_ms IS NOT NULL)",
    R"(CREATE INDEX IF NOT EXISTS follow_ups_by_age
  ON follow_ups (tenant, opened_at_ms, follow_up))",
    R"(CREATE INDEX IF NOT EXISTS follow_ups_of_request
  ON follow_ups (tenant, request))",
    // Cohort and dimensions are the numbers of their enumerations; the day stands before the
    // values,
    // because every report asks for a span of days.
    R"(CREATE TABLE IF NOT EXISTS tallies (
  tenant TEXT NOT NULL, cohort SMALLINT NOT NULL,
  first_dimension SMALLINT NOT NULL, second_dimension SMALLINT NOT NULL,
  day BIGINT NOT NULL, first_value TEXT NOT NULL, second_value TEXT NOT NULL,
  slot SMALLINT NOT NULL,
  asked BIGINT NOT NULL, answered BIGINT NOT NULL, unsolicited BIGINT NOT NULL,
  satisfied BIGINT NOT NULL, neutral BIGINT NOT NULL, dissatisfied BIGINT NOT NULL,
  staff BIGINT NOT NULL, imported BIGINT NOT NULL, unhappy BIGINT NOT NULL,
  cases BIGINT NOT NULL, addressed BIGINT NOT NULL, withdrawn BIGINT NOT NULL,
  PRIMARY KEY (tenant, cohort, first_dimension, second_dimension,
               day, first_value, second_value, slot)){clustered})",
    R"(CREATE TABLE IF NOT EXISTS outbox (
  tenant TEXT NOT NULL, effect BYTEA NOT NULL, kind TEXT NOT NULL, request TEXT NOT NULL,
  revision BIGINT NOT NULL, follow_up BYTEA, payload TEXT NOT NULL,
  not_before_ms BIGINT NOT NULL, lease_until_ms BIGINT, consumer TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  PRIMARY KEY (tenant, effect)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS outbox_by_time
  ON outbox (tenant, not_before_ms, effect))",
    R"(CREATE INDEX IF NOT EXISTS outbox_of_follow_up
  ON outbox (tenant, follow_up) WHERE follow_up IS NOT NULL)",
    R"(CREATE TABLE IF NOT EXISTS changes (
  tenant TEXT NOT NULL, position BIGINT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  request TEXT NOT NULL, at_ms BIGINT NOT NULL,
  PRIMARY KEY (tenant, position)){clustered})",
    R"(CREATE TABLE IF NOT EXISTS api_keys (
  tenant TEXT NOT NULL, api_key BYTEA NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
  teams TEXT NOT NULL, queues TEXT NOT NULL, secret_hash TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL, revoked SMALLINT NOT NULL,
  PRIMARY KEY (tenant, api_key)){clustered})",
    R"(CREATE UNIQUE INDEX IF NOT EXISTS api_keys_by_secret
  ON api_keys (tenant, secret_hash))",
    R"(CREATE TABLE IF NOT EXISTS marks (
  tenant TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (tenant, name)){clustered})",
};

constexpr std::array tables_2 = {
    // at_ms is 0 where nobody knows the answer's date. Channel and tags are of schema 12; they
    // stand
    // here, too, because this step fills whole rows.
    R"(CREATE TABLE IF NOT EXISTS asides (
  tenant TEXT NOT NULL, invitation BIGINT NOT NULL, kind TEXT NOT NULL, request TEXT NOT NULL,
  at_ms BIGINT NOT NULL, answer BIGINT NOT NULL, evidence TEXT NOT NULL, reason TEXT NOT NULL,
  scale BIGINT NOT NULL, survey TEXT NOT NULL, survey_version BIGINT NOT NULL, url TEXT NOT NULL,
  agent TEXT NOT NULL, team TEXT NOT NULL, queue TEXT NOT NULL, service TEXT NOT NULL,
  touchpoint TEXT NOT NULL, organisation TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '',
  requester_revision BIGINT NOT NULL, words_revision BIGINT NOT NULL,
  PRIMARY KEY (tenant, invitation, kind)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS asides_by_age
  ON asides (tenant, at_ms, invitation, kind))",
};

// A column that a table got later. What it counts begins then.
struct LaterColumn {
  int version;  // of the schema that has it first
  std::string_view table;
  std::string_view name;
  std::string_view type;
};
constexpr std::string_view count_type = "BIGINT NOT NULL DEFAULT 0";
constexpr std::array later_columns = {
    LaterColumn{3, "tallies", "suppressed_self", count_type},
    LaterColumn{3, "tallies", "suppressed_stopped", count_type},
    LaterColumn{3, "tallies", "suppressed_no_requester", count_type},
    LaterColumn{3, "tallies", "suppressed_duplicate", count_type},
    LaterColumn{3, "tallies", "suppressed_inactive", count_type},
    LaterColumn{3, "tallies", "suppressed_excluded", count_type},
    LaterColumn{3, "tallies", "suppressed_sampled_out", count_type},
    LaterColumn{3, "tallies", "suppressed_throttled", count_type},
    LaterColumn{4, "requests", "wakes_at_ms", "BIGINT"},
    LaterColumn{5, "tallies", "recovery_asked", count_type},
    LaterColumn{5, "tallies", "recovery_answered", count_type},
    LaterColumn{5, "tallies", "recovered", count_type},
    LaterColumn{6, "follow_ups", "paused_until_ms", "BIGINT"},
    LaterColumn{7, "outbox", "last_error", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{7, "outbox", "given_up", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{9, "follow_ups", "began_at_ms", "BIGINT NOT NULL DEFAULT 0"},
    LaterColumn{9, "follow_ups", "contacted_at_ms", "BIGINT"},
    LaterColumn{9, "follow_ups", "late", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{9, "follow_ups", "imported", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{9, "follow_ups", "counted", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{9, "follow_ups", "root_cause", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{9, "follow_ups", "action", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{10, "follow_ups", "first_bad", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{10, "follow_ups", "balance_tips", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{10, "follow_ups", "good_in_a_row", count_type},
    LaterColumn{10, "follow_ups", "is_ordinary", "SMALLINT NOT NULL DEFAULT 1"},
    LaterColumn{11, "personal_texts", "at_ms", count_type},
    LaterColumn{11, "personal_texts", "contents", "SMALLINT NOT NULL DEFAULT 0"},
    LaterColumn{11, "tallies", "important_1", count_type},
    LaterColumn{11, "tallies", "important_2", count_type},
    LaterColumn{11, "tallies", "important_3", count_type},
    LaterColumn{11, "tallies", "important_3_dissatisfied", count_type},
    LaterColumn{11, "tallies", "recovered_first", count_type},
    LaterColumn{11, "tallies", "recovery_reopened", count_type},
    LaterColumn{11, "follow_ups", "offers", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{11, "follow_ups", "merged_into", "BYTEA"},
    LaterColumn{11, "follow_ups", "merged_into_request", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{12, "follow_ups", "channel", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{12, "follow_ups", "tags", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{12, "asides", "channel", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{12, "asides", "tags", "TEXT NOT NULL DEFAULT ''"},
    LaterColumn{13, "tallies", "wishes", count_type},
};

constexpr std::array tables_4 = {
    R"(CREATE INDEX IF NOT EXISTS requests_that_wake
  ON requests (tenant, wakes_at_ms, request) WHERE wakes_at_ms IS NOT NULL)",
};

constexpr std::array tables_6 = {
    R"(CREATE INDEX IF NOT EXISTS follow_ups_that_pause
  ON follow_ups (tenant, paused_until_ms, request) WHERE paused_until_ms IS NOT NULL)",
};

constexpr std::array tables_7 = {
    // Deliveries that failed too often stay until somebody asks for them.
    R"(CREATE INDEX IF NOT EXISTS outbox_given_up
  ON outbox (tenant, not_before_ms, effect) WHERE given_up = 1)",
};

constexpr std::array tables_8 = {
    // When a case is to be looked at for reminders; no time: no rule will remind of it.
    R"(CREATE TABLE IF NOT EXISTS watches (
  tenant TEXT NOT NULL, follow_up BYTEA NOT NULL, request TEXT NOT NULL,
  look_at_ms BIGINT, settings_revision BIGINT NOT NULL,
  PRIMARY KEY (tenant, follow_up)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS watches_by_time
  ON watches (tenant, look_at_ms, follow_up) WHERE look_at_ms IS NOT NULL)",
    R"(CREATE INDEX IF NOT EXISTS watches_by_settings
  ON watches (tenant, settings_revision, follow_up))",
    // Made with no settings: each is looked at when there are rules.
    R"(INSERT INTO watches (tenant, follow_up, request, settings_revision)
  SELECT tenant, follow_up, request, 0 FROM follow_ups
  WHERE is_waiting = 1 AND due_at_ms < 9223372036854775807 AND settles_at_ms IS NULL)",
};

constexpr std::array tables_9 = {
    // Reports of times and outcomes read the cases of a span.
    R"(CREATE INDEX IF NOT EXISTS follow_ups_by_beginning
  ON follow_ups (tenant, began_at_ms) WHERE counted = 1)",
    R"(CREATE INDEX IF NOT EXISTS follow_ups_by_end
  ON follow_ups (tenant, closed_at_ms) WHERE counted = 1 AND closed_at_ms IS NOT NULL)",
};

constexpr std::array tables_10 = {
    // Filled from the history when a tenant's store is opened: only its keys name people.
    R"(CREATE TABLE IF NOT EXISTS people (
  tenant TEXT NOT NULL, person BYTEA NOT NULL, at_ms BIGINT NOT NULL, request TEXT NOT NULL,
  PRIMARY KEY (tenant, person, at_ms, request)){clustered})",
    // Moments of truth first.
    R"(CREATE INDEX IF NOT EXISTS follow_ups_by_moment
  ON follow_ups (tenant, is_ordinary, due_at_ms, opened_at_ms, follow_up) WHERE is_waiting = 1)",
};

constexpr std::array tables_11 = {
    // The texts are JSON of our own: a name within a value has its quotes escaped.
    R"(UPDATE personal_texts SET
  at_ms = COALESCE((SELECT e.at_ms FROM events e WHERE e.tenant = personal_texts.tenant
    AND e.stream = personal_texts.stream AND e.revision = personal_texts.revision), 0),
  contents = CASE WHEN text LIKE '%"note":%' THEN 4 ELSE
    CASE WHEN text LIKE '%"requester_id":%' OR text LIKE '%"requester_name":%'
      OR text LIKE '%"requester_mail":%' OR text LIKE '%"requester_phone":%'
      OR text LIKE '%"subject":%' THEN 1 ELSE 0 END
    + CASE WHEN text LIKE '%"comment":%' THEN 2 ELSE 0 END END)",
    // Which texts have been kept for long enough.
    R"(CREATE INDEX IF NOT EXISTS personal_texts_by_age
  ON personal_texts (tenant, contents, at_ms, stream))",
    // Who watches which cases.
    R"(CREATE TABLE IF NOT EXISTS watchers (
  tenant TEXT NOT NULL, person TEXT NOT NULL, follow_up BYTEA NOT NULL,
  PRIMARY KEY (tenant, person, follow_up)){clustered})",
    // Names and queries lie beside their events.
    R"(CREATE TABLE IF NOT EXISTS saved_views (
  tenant TEXT NOT NULL, person TEXT NOT NULL, saved_view BYTEA NOT NULL,
  view_of TEXT NOT NULL, shared SMALLINT NOT NULL, revision BIGINT NOT NULL,
  owner_id TEXT NOT NULL, owner_name TEXT NOT NULL, saved_at_ms BIGINT NOT NULL,
  PRIMARY KEY (tenant, person, saved_view)){clustered})",
    R"(CREATE INDEX IF NOT EXISTS saved_views_shared
  ON saved_views (tenant, person, saved_view) WHERE shared = 1)",
};

constexpr std::array tables_13 = {
    // What is to be added to the tallies (fresh_tallies.hpp).
    R"(CREATE TABLE IF NOT EXISTS fresh_tallies (
  tenant TEXT NOT NULL, place BIGINT NOT NULL, deltas BYTEA NOT NULL,
  PRIMARY KEY (tenant, place)){clustered})",
    // Agents, teams, queues and services alone are sums over what they stand beside.
    R"(DELETE FROM tallies WHERE first_dimension BETWEEN 1 AND 4 AND second_dimension = 0)",
};

std::vector<std::string_view> step_to(int version) {
  if (version == 1) return {tables_1.begin(), tables_1.end()};
  if (version == 2) return {tables_2.begin(), tables_2.end()};
  if (version == 4) return {tables_4.begin(), tables_4.end()};
  if (version == 6) return {tables_6.begin(), tables_6.end()};
  if (version == 7) return {tables_7.begin(), tables_7.end()};
  if (version == 8) return {tables_8.begin(), tables_8.end()};
  if (version == 9) return {tables_9.begin(), tables_9.end()};
  if (version == 10) return {tables_10.begin(), tables_10.end()};
  if (version == 11) return {tables_11.begin(), tables_11.end()};
  if (version == 13) return {tables_13.begin(), tables_13.end()};
  return {};
}

std::string for_database(std::string_view sql, const Connection& connection) {
  constexpr std::string_view place = "{clustered}";
  std::string text(sql);
  if (const auto at = text.find(place); at != std::string::npos) {
    text.replace(at, place.size(), connection.clustered_table());
  }
  return text;
}

Result<void> execute(Connection& connection, std::string_view sql) {
  if (auto ran = connection.run(for_database(sql, connection), {}, {}); !ran) return ran.error();
  return {};
}

Result<void> make_version_table(Connection& connection) {
  return execute(
      connection,
      "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY)");
}

Result<int> version_in_table(Connection& connection) {
  int version = 0;
  auto ran = connection.run("SELECT COALESCE(MAX(version), 0) FROM schema_versions", {},
                            [&](const SqlRow& row) {
                              version = static_cast<int>(row.integer(0));
                              return true;
                            });
  if (!ran) return ran.error();
  return version;
}

Error newer(int version) {
  return fail(ErrorCode::store_newer, "the store has schema " + std::to_string(version) +
                                          ", this version knows up to " +
                                          std::to_string(schema_version));
}

// No database has "ADD COLUMN IF NOT EXISTS" in common with the others.
Result<void> add_columns(Connection& connection, int version) {
  for (const LaterColumn& column : later_columns) {
    if (column.version != version) continue;
    auto there = connection.has_column(column.table, column.name);
    if (!there) return there.error();
    if (*there) continue;
    std::string sql("ALTER TABLE ");
    sql.append(column.table).append(" ADD COLUMN ").append(column.name);
    sql.append(" ").append(column.type);
    if (auto done = execute(connection, sql); !done) return done;
  }
  return {};
}

Result<void> take_step(Connection& connection, int version) {
  if (auto added = add_columns(connection, version); !added) return added;
  for (const std::string_view sql : step_to(version)) {
    if (auto done = execute(connection, sql); !done) return done.error();
  }
  if (version == 2) {
    if (auto filled = fill_asides(connection); !filled) return filled;
  }
  if (version == 9) {
    if (auto filled = fill_case_clocks(connection); !filled) return filled;
  }
  if (version == 10) {
    if (auto filled = fill_moments(connection); !filled) return filled;
  }
  if (version == 11) {
    if (auto filled = fill_later_figures(connection); !filled) return filled;
  }
  if (version == 12) {
    if (auto filled = fill_dimensions(connection); !filled) return filled;
  }
  if (version == 13) {
    if (auto filled = fill_wishes(connection); !filled) return filled;
  }
  Parameters parameters;
  parameters.integer(version);
  auto noted = connection.run("INSERT INTO schema_versions (version) VALUES ($1)", parameters, {});
  if (!noted) return noted.error();
  return {};
}

// Looks again inside the transaction: another process may have taken the step meanwhile.
Result<int> migrate_once(Connection& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  if (auto made = make_version_table(connection); !made) return made.error();
  auto version = version_in_table(connection);
  if (!version) return version.error();
  if (*version > schema_version) return newer(*version);
  if (*version == schema_version) return *version;
  if (auto taken = take_step(connection, *version + 1); !taken) return taken.error();
  if (auto committed = transaction->commit(); !committed) return committed.error();
  return *version + 1;
}

}  // namespace

Result<int> read_schema_version(Connection& connection) {
  auto there = connection.has_table("schema_versions");
  if (!there) return there.error();
  if (!*there) return 0;
  return version_in_table(connection);
}

Result<void> check_schema_version(int version) {
  if (version > schema_version) return newer(version);
  return {};
}

Result<void> migrate(Connection& connection) {
  auto version = read_schema_version(connection);
  while (version && *version < schema_version) version = migrate_once(connection);
  if (!version) return version.error();
  return check_schema_version(*version);
}

}  // namespace amends
