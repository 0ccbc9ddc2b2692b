# Two people who write at once: one waits for the other, as on every other database and from Rails 8 on.
# Rails 6 begins each transaction as a reader; SQLite refuses at once to make two of them writers, and
# Redmine, with Amends or without, answers the second with 500.
require 'active_record/connection_adapters/sqlite3_adapter'

module SqliteWriters
  PAUSE_S = 0.005
  PAUSES = 4_000

  def begin_db_transaction
    log('begin immediate transaction', 'TRANSACTION') { @connection.transaction(:immediate) }
  end

  private

  # Sleeping here lets the thread go on that holds the lock; SQLite's own waiting would stop them all.
  def configure_connection
    super
    @connection.busy_handler { |count| count < PAUSES && sleep(PAUSE_S) }
  end
end

ActiveRecord::ConnectionAdapters::SQLite3Adapter.prepend(SqliteWriters)
