# frozen_string_literal: true

module Amends
  # Changes of issues that Amends had made here, so that none is made twice. Written together with the
  # change, or not at all.
  class Done < ActiveRecord::Base
    self.table_name = 'amends_done'

    # Effects come again for minutes, not for months.
    KEPT = 90.days

    class << self
      # The change, a journal: of the block, or of the first time.
      def once(effect)
        journal_id = transaction do
          done = lock.find_by(effect: effect) || create!(effect: effect)
          done.update!(journal_id: yield.id) unless done.journal_id
          done.journal_id
        end
        Journal.find_by(id: journal_id)
      end

      def forget_old
        where('created_at < ?', KEPT.ago).delete_all
      end
    end
  end
end
