# frozen_string_literal: true

module Amends
  # Our mails go the way of all mails of this Redmine: its language, headers, layout and delivery.
  module MailerPatch
    def self.prepended(mailer)
      mailer.singleton_class.prepend(Recipients)
    end

    # Notes whom Redmine writes to: who gets its mail gets no second one.
    module Recipients
      def issue_edit(user, journal)
        journal.amends_recipients << user
        super
      end
    end

    # Redmine's own mail; to the author of a completed issue it carries the question.
    def issue_edit(user, journal)
      @amends_block = Asking.block(user, journal)
      super
    end

    # Asks where Redmine's mail does not. Sends nothing when Amends would rather not ask.
    def amends_invitation(user, journal)
      @amends_block = Asking.block(user, journal) or return

      amends_ask(user, journal.journalized)
    end

    # A question that Amends has us send, after a delay or once more. The same one sent again has the
    # same Message-ID.
    def amends_question(user, issue, effect)
      @amends_block = effect.slice('html', 'text')
      amends_ask(user, issue, message_id: "<#{effect.fetch('message_id').delete('<>')}>")
    end

    # Delivers a notification of ours. The same one sent again has the same Message-ID.
    def amends_notice(user, notice)
      @text = notice.fetch('text')
      @html = notice['html']
      @way = notice.slice('language', 'direction')
      @desk_url = notice['desk_url']
      mail to: user, subject: notice.fetch('subject'), message_id: "<#{notice.fetch('message_id').delete('<>')}>"
    end

    # What is shown where a mail carries a question, by the mail.
    TEMPLATES = { 'issue_edit' => 'mailer/amends_issue_edit', 'amends_question' => 'mailer/amends_invitation' }.freeze

    def mail(headers = {}, &block)
      template = @amends_block && TEMPLATES[action_name]
      return super unless template

      super(headers) do |format|
        format.text { render template }
        format.html { render template } unless Setting.plain_text_mail?
      end
    end

    private

    def amends_ask(user, issue, headers = {})
      redmine_headers 'Project' => issue.project.identifier, 'Issue-Id' => issue.id
      references issue
      @user = user
      @issue = issue
      @issue_url = url_for(controller: 'issues', action: 'show', id: issue)
      mail headers.merge(to: user, subject: "[#{issue.project.name} ##{issue.id}] #{issue.subject}")
    end
  end
end
