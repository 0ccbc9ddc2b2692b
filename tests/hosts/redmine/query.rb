# One statement to the database of a private Redmine: query.rb DIR STATEMENT; prints the rows as JSON.
require 'json'
require 'yaml'

def ask_sqlite(file, statement)
  require 'sqlite3'
  SQLite3::Database.new(file).execute(statement)
end

def ask_postgresql(connection, statement)
  require 'pg'
  database = PG.connect(**connection)
  database.type_map_for_results = PG::BasicTypeMapForResults.new(database)
  database.exec(statement).values
end

folder, statement = ARGV
config = YAML.load_file(File.join(folder, 'instances/default/config/database.yml')).fetch('production')
rows = if config['adapter'] == 'sqlite3'
         ask_sqlite(config['database'], statement)
       else
         ask_postgresql({ host: config['host'], dbname: config['database'], user: config['username'] }, statement)
       end
puts JSON.generate(rows)
