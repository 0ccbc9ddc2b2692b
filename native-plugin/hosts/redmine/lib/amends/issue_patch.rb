# frozen_string_literal: true

module Amends
  # Tells Amends about issues, after the database has them for certain. Whatever goes wrong here stays
  # here: the issue is saved. What is to be told is noted with the change itself, so that a process which
  # dies between the two leaves it to Tick.
  module IssuePatch
    def self.included(issue)
      issue.has_one :amends_record, class_name: 'Amends::Status', dependent: :delete
      issue.before_save :amends_see_change
      issue.after_save { amends_note_untold if @amends_changed }
      issue.after_destroy :amends_note_untold
      issue.after_commit :amends_tell, on: [:create, :update]
      issue.after_commit :amends_tell_deleted, on: :destroy
      issue.after_rollback :amends_forget
    end

    # The satisfaction status in words, for whoever may see it.
    def amends_status
      amends_record.label if amends_record && Actor.sees?(User.current, project)
    end

    private

    # One transaction may save an issue more than once.
    def amends_see_change
      self.description = Tokens.blotted(description) if description_changed?
      @amends_changed ||= new_record? || (changed & Requests::TOLD).any?
    end

    def amends_note_untold
      @amends_untold ||= Untold.note(id) if amends_told?
    rescue StandardError => e
      Amends.complain("issue #{id} will not be told later if it cannot be told now", e)
    end

    def amends_told?
      project&.module_enabled?(:amends)
    end

    def amends_tell
      amends_or_later { Requests.tell(self) } if @amends_changed
    end

    def amends_tell_deleted
      amends_or_later { Requests.tell_deleted(id) }
    end

    # What cannot be told now is told by Tick.
    def amends_or_later
      yield if amends_told?
      @amends_untold&.delete
    rescue StandardError => e
      Amends.complain("issue #{id} could not be told now", e)
    ensure
      amends_forget
    end

    def amends_forget
      @amends_changed = @amends_untold = nil
    end
  end
end
