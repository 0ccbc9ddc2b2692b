# frozen_string_literal: true

module Amends
  # What it means that an issue was closed. Redmine only knows that a status closes; its administrator says
  # in the plugin's settings which of them are no help that one could rate. The ask policy does the rest.
  module Completion
    # Nobody is asked about these: Amends takes such an issue for an open one.
    NONE = 'none'
    RESOLUTIONS = %w[duplicate inactivity].freeze
    # An empty one completes the issue, and says no more.
    MEANINGS = ['', *RESOLUTIONS, NONE].freeze

    class << self
      def completed?(issue)
        by?(issue.status)
      end

      def by?(status)
        status.present? && status.is_closed? && meaning(status) != NONE
      end

      # What Amends calls a resolution; nil where nobody said.
      def resolution(issue)
        return unless completed?(issue)
        return 'duplicate' if duplicate?(issue)

        RESOLUTIONS.find { |resolution| resolution == meaning(issue.status) }
      end

      def meaning(status)
        (Setting.plugin_amends['completions'] || {})[status.id.to_s]
      end

      private

      # Redmine closes duplicates together with what they are duplicates of.
      def duplicate?(issue)
        IssueRelation.exists?(issue_from_id: issue.id, relation_type: IssueRelation::TYPE_DUPLICATES)
      end
    end
  end
end
