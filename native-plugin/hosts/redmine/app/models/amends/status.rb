# frozen_string_literal: true

module Amends
  # A mirror of each issue's satisfaction status, for lists and filters. Amends has the truth.
  class Status < ActiveRecord::Base
    self.table_name = 'amends_statuses'

    belongs_to :issue

    # In the order that lists sort by: who needs something first.
    WORDS = %w[dissatisfied addressed neutral satisfied asked].freeze

    def self.label_of(status)
      I18n.t("label_amends_status_#{status}", default: status)
    end

    def label
      self.class.label_of(status)
    end

    # Effects may come twice and in any order: only a newer revision changes anything. A request that was
    # imported into Amends from elsewhere is no issue.
    def self.apply(effect)
      issue_id = Integer(effect.fetch('request'), 10, exception: false)
      return unless issue_id && Issue.exists?(issue_id)

      row = { status: effect.fetch('status'), revision: effect.fetch('revision') }
      insert_all([row.merge(issue_id: issue_id)])
      where(issue_id: issue_id).where('revision < ?', row[:revision]).update_all(row)
    end
  end
end
