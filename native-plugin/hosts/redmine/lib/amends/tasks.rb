# frozen_string_literal: true

module Amends
  # What staff have done with an issue from its case, as themselves: a note that goes to the customer, and
  # opening it again. Redmine's own rights and workflow hold.
  module Tasks
    class << self
      # The note is in the issue once, and its mail goes out until the mail server has taken it.
      def reply(effect)
        issue = issue_of(effect)
        author = issue.author
        impossible('the author has no account to write to') unless author.logged? && author.active? && author.mail.present?
        impossible('the author wants no mail from this Redmine') if author.mail_notification == 'none'
        journal = Done.once(effect['id']) { note(issue, user_of(effect), letter(effect), author) }
        impossible('the note was deleted') unless journal
        Notices.strictly { Mailer.issue_edit(author, journal).deliver_now }
      end

      def reopen(effect)
        issue = issue_of(effect)
        return unless issue.closed?

        Done.once(effect['id']) { open_again(issue, user_of(effect), effect['text']) }
      end

      private

      def impossible(why)
        raise Impossible, why
      end

      def issue_of(effect)
        Issue.find_by(id: effect['request']) || impossible('there is no such issue in this Redmine')
      end

      def user_of(effect)
        User.active.find_by(login: effect['by']['id']) ||
          impossible("#{effect['by']['name']} has no active account in this Redmine")
      end

      def letter(effect)
        [effect['subject'], effect['text']].reject(&:empty?).join("\n\n")
      end

      # Everybody else hears of it by Redmine's own rules.
      def note(issue, user, notes, author)
        impossible("#{user.name} may not add notes to the issue") unless issue.visible?(user) && issue.notes_addable?(user)
        journal = issue.init_journal(user, notes)
        journal.amends_apart = author
        save(issue)
        journal
      end

      def open_again(issue, user, why)
        status = open_status(issue, user) || impossible("the workflow does not let #{user.name} open the issue again")
        may_hide = why.present? && user.allowed_to?(:set_notes_private, issue.project)
        journal = issue.init_journal(user, may_hide ? why : '')
        journal.private_notes = may_hide
        issue.status = status
        save(issue)
        journal
      end

      # As it was before it was closed, where that may be; else any that is open.
      def open_status(issue, user)
        open = issue.visible?(user) ? issue.new_statuses_allowed_to(user).reject(&:is_closed?) : []
        before = JournalDetail.joins(:journal)
                              .where(journals: { journalized_type: 'Issue', journalized_id: issue.id })
                              .where(property: 'attr', prop_key: 'status_id', value: issue.status_id.to_s)
                              .order(:journal_id).last&.old_value
        open.find { |status| status.id.to_s == before } || open.first
      end

      def save(issue)
        impossible(issue.errors.full_messages.join(', ')) unless issue.save
      end
    end
  end
end
