# frozen_string_literal: true

module Amends
  # What happens to an issue's history: the author is asked, and quoted links lose their tokens.
  module JournalPatch
    def self.prepended(journal)
      journal.before_save :amends_blot_tokens
    end

    # Whom Redmine writes to about this change.
    def amends_recipients
      @amends_recipients ||= []
    end

    # A user who gets this change by a mail of its own.
    attr_accessor :amends_apart

    def notified_users
      super - [amends_apart]
    end

    def notified_watchers
      super - [amends_apart]
    end

    private

    def send_notification
      super
      amends_ask
    end

    # Redmine writes to no author who wants no mail about their own issues, or where the administrator
    # switched such mails off; only the former want none of ours.
    def amends_ask
      author = journalized.author
      return if !notify? || amends_recipients.include?(author) || !Asking.asks?(author, self)
      return if author.mail_notification == 'none'

      Mailer.amends_invitation(author, self).deliver_later
    rescue StandardError => e
      Amends.complain("nobody was asked about issue #{journalized_id}", e)
    end

    def amends_blot_tokens
      self.notes = Tokens.blotted(notes) if notes_changed?
    end
  end
end
