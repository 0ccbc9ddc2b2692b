# frozen_string_literal: true

module Amends
  # Whether everything is there, for the administrator: each line is good or says what is wrong.
  class Checkup
    include Redmine::I18n

    Line = Struct.new(:good, :text)

    def initialize(user)
      @admin = { id: user.login, name: Actor.called(user), roles: ['admin'] }
      @configuration = Configuration.current
    end

    # Without a library nothing else can be asked.
    def lines
      found = library
      [found, *(found.good ? [store, *troubles, *addresses] : []), *untold, web_files, projects, managers]
    end

    private

    def good(text)
      Line.new(true, text)
    end

    def bad(text)
      Line.new(false, text)
    end

    def library
      good(l(:text_amends_library_there, version: Amends.door.version, path: @configuration.library))
    rescue StandardError => e
      bad(l(:text_amends_library_missing, path: @configuration.library, why: e.message))
    end

    def store
      return good(l(:text_amends_store_there, path: @configuration.store, schema: health['schema'])) if health['schema']

      bad(l(:text_amends_store_missing, path: @configuration.store, why: health['detail'] || health['title']))
    end

    # In the words of Amends: whether time passes, say.
    def troubles
      (health['problems'] || []).map { |problem| bad(problem) }
    end

    def addresses
      warnings = ask('/api/settings').fetch('warnings', [])
      warnings.any? ? warnings.map { |warning| bad(warning) } : [good(l(:text_amends_address, address: @configuration.base_url))]
    end

    # Each change has its note for a moment; a full disk, say, shows nowhere else.
    def untold
      count = Untold.distinct.count(:issue_id)
      count.zero? ? [] : [bad(l(:text_amends_untold, count: count))]
    end

    def web_files
      File.read(File.join(@configuration.assets, 'manifest.json'))
      good(l(:text_amends_assets_there, path: @configuration.assets))
    rescue SystemCallError => e
      bad(l(:text_amends_assets_missing, path: @configuration.assets, why: e.message))
    end

    def projects
      count = Project.active.has_module(:amends).count
      count.positive? ? good(l(:text_amends_projects, count: count)) : bad(l(:text_amends_no_project))
    end

    def managers
      roles = Role.givable.select { |role| role.has_permission?(:manage_amends) }.map(&:name)
      roles.any? ? good(l(:text_amends_roles, roles: roles.join(', '))) : bad(l(:text_amends_no_role))
    end

    def health
      @health ||= ask('/api/health')
    end

    def ask(path)
      Amends.ask(method: 'GET', path: path, actor: @admin, headers: { 'accept' => 'application/json' }).json
    rescue StandardError => e
      { 'title' => e.message }
    end
  end
end
