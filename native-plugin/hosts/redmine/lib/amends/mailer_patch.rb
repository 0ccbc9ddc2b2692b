# frozen_string_literal: true

module Amends
  # Our mails go the way of all mails of this Redmine: its language, headers, layout and delivery.
  module MailerPatch
    # Asks the author of a completed issue. The link is made here and not before: arguments of jobs
    # are written to the log. Sends nothing when Amends would rather not ask.
    def amends_invitation(user, issue)
      answer = Amends.ask_as_host('POST', '/api/invitations',
                                  { request: issue.id.to_s, language: current_language.to_s, channel: 'mail' })
      raise Unavailable, "no invitation for issue #{issue.id}: #{answer.body}" unless answer.success?
      return if answer.status == 200

      redmine_headers 'Project' => issue.project.identifier, 'Issue-Id' => issue.id
      references issue
      @user = user
      @issue = issue
      @issue_url = url_for(controller: 'issues', action: 'show', id: issue)
      @block = answer.json.fetch('mail')
      mail to: user, subject: "[#{issue.project.name} ##{issue.id}] #{issue.subject}"
    end

    # Delivers a notification of ours. The same one sent again has the same Message-ID.
    def amends_notice(user, notice)
      @text = notice.fetch('text')
      @desk_url = notice['desk_url']
      mail to: user, subject: notice.fetch('subject'), message_id: "<#{notice.fetch('message_id').delete('<>')}>"
    end
  end
end
