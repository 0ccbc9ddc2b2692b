# frozen_string_literal: true

module Amends
  # Lists of issues show, filter and sort by the satisfaction status, and so do saved queries, exports
  # and Redmine's API. Who may not see it finds nothing of it there.
  module IssueQueryPatch
    def available_columns
      return @available_columns if @available_columns

      columns = super
      columns << QueryColumn.new(:amends_status, sortable: amends_rank, caption: :label_amends) if amends_seen?
      columns
    end

    def initialize_available_filters
      super
      return unless amends_seen?

      add_available_filter 'amends_status', type: :list_optional, name: l(:label_amends),
                                            values: -> { Status::WORDS.map { |word| [Status.label_of(word), word] } }
    end

    # What lies in projects where somebody may not see it is for them as if it were not there.
    def sql_for_amends_status_field(_field, operator, value)
      rows = Status.where('amends_statuses.issue_id = issues.id')
      rows = rows.where(status: value) unless operator.end_with?('*')
      seen = "(EXISTS (#{rows.select('1').to_sql}) AND #{Actor.seen_projects(User.current)})"
      operator.start_with?('!') ? "NOT #{seen}" : seen
    end

    def issues(options = {})
      found = super
      ActiveRecord::Associations::Preloader.new.preload(found, :amends_record) if has_column?(:amends_status)
      found
    end

    private

    # Who needs something comes first, and last what has no status or one that is not for the reader.
    def amends_rank
      words = Status::WORDS.each_with_index.map { |word, at| "WHEN '#{word}' THEN #{at} " }.join
      last = Status::WORDS.size
      rank = "SELECT CASE amends_statuses.status #{words}ELSE #{last} END FROM amends_statuses WHERE amends_statuses.issue_id = issues.id"
      "CASE WHEN #{Actor.seen_projects(User.current)} THEN COALESCE((#{rank}), #{last}) ELSE #{last} END"
    end

    def amends_seen?
      return Actor.sees?(User.current, project) if project

      Actor::ROLES.values.any? { |permission| User.current.allowed_to?(permission, nil, global: true) }
    end
  end
end
