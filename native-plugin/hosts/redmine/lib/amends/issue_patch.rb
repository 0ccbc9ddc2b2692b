# frozen_string_literal: true

module Amends
  # Tells Amends about issues, after the database has them for certain. Whatever goes wrong here stays
  # here: the issue is saved.
  module IssuePatch
    def self.included(issue)
      issue.before_save :amends_note_change
      issue.after_commit :amends_tell, on: [:create, :update]
      issue.after_commit :amends_tell_deleted, on: :destroy
      issue.after_rollback :amends_forget
    end

    private

    # One transaction may save an issue more than once. An issue that is made as a closed one (an
    # import, say) is no completion.
    def amends_note_change
      @amends_changed ||= new_record? || (changed & Requests::TOLD).any?
      @amends_closed ||= !new_record? && closing?
    end

    def amends_tell
      changed, closed = @amends_changed, @amends_closed
      amends_forget
      return unless changed && project.module_enabled?(:amends)

      Amends::Requests.tell(self, User.current)
      Mailer.amends_invitation(author, self).deliver_later if closed && author.active? && author.logged?
    rescue StandardError => e
      Amends.complain("issue #{id} could not be told", e)
    end

    def amends_tell_deleted
      Amends::Requests.tell_deleted(self) if project&.module_enabled?(:amends)
    rescue StandardError => e
      Amends.complain("the end of issue #{id} could not be told", e)
    end

    def amends_forget
      @amends_changed = @amends_closed = nil
    end
  end
end
