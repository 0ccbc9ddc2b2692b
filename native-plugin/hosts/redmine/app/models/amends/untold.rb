# frozen_string_literal: true

module Amends
  # Issues whose change was not told yet: Amends was not there, or the process died before it came to it.
  # Tick tells them.
  class Untold < ActiveRecord::Base
    self.table_name = 'amends_untold'

    class << self
      # In the transaction of the change. One note for each, so that nobody waits for anybody here, and
      # a savepoint, so that a note that fails takes nothing with it.
      def note(issue_id)
        transaction(requires_new: true) { create!(issue_id: issue_id) }
      end

      # Follows at most so many notes; those that cannot be followed stay.
      def tell(limit)
        order(:id).limit(limit).to_a.group_by(&:issue_id).each do |issue_id, notes|
          where(id: notes.map(&:id)).delete_all if told?(issue_id)
        end
      end

      private

      # One issue that is refused does not keep the others waiting; without Amends there is no use in going on.
      def told?(issue_id)
        tell_issue(issue_id)
        true
      rescue Unavailable
        raise
      rescue StandardError => e
        Amends.complain("issue #{issue_id} cannot be told", e)
        false
      end

      # An issue that is gone is told as deleted.
      def tell_issue(issue_id)
        issue = Issue.find_by(id: issue_id)
        issue ? Requests.tell(issue) : Requests.tell_deleted(issue_id)
      end
    end
  end
end
