# frozen_string_literal: true

module Amends
  # Asking the author of an issue that was completed. One mail does it: the one that Redmine writes to
  # the author anyway, or one of ours where Redmine writes none.
  module Asking
    class << self
      # Whether this change completed its issue. One that is made as a closed one (an import, say) has no
      # such change, and is no completion.
      def completes?(journal)
        detail = journal.journalized.is_a?(Issue) && journal.detail_for_attribute('status_id')
        return false unless detail && journal.journalized.project.module_enabled?(:amends)

        before, now = [detail.old_value, detail.value].map { |id| IssueStatus.find_by(id: id) }
        Completion.by?(now) && !Completion.by?(before)
      end

      # Who has no account cannot be written to. Whether an author is asked at all is for Amends to say.
      def asks?(user, journal)
        user == journal.journalized.author && user.logged? && user.active? && completes?(journal)
      end

      # The question as `html` and `text`; nil where it is not asked. Made when the mail is, and not
      # before: arguments of jobs are written to the log.
      def block(user, journal)
        return unless asks?(user, journal)

        issue = journal.journalized.reload
        return unless Completion.completed?(issue)

        Requests.tell(issue)
        question = { request: issue.id.to_s, language: I18n.locale.to_s, channel: 'mail' }
        answer = Amends.ask_as_host('POST', '/api/invitations', question)
        raise Unavailable, answer.body unless answer.success?

        answer.json['mail']
      rescue StandardError => e
        Amends.complain("nobody was asked about issue #{journal.journalized_id}", e)
        nil
      end
    end
  end
end
