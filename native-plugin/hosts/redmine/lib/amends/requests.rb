# frozen_string_literal: true

module Amends
  # What Amends hears about an issue.
  module Requests
    # Changes of these are worth telling; the rest does not reach a snapshot.
    TOLD = %w[status_id subject author_id assigned_to_id project_id category_id].freeze

    class << self
      def tell(issue, closer)
        put(issue, document(issue).merge(closer: issue.closed? ? closer.login.presence : nil).compact)
      end

      def tell_deleted(issue)
        put(issue, { status: 'deleted' })
      end

      private

      def put(issue, document)
        answer = Amends.ask_as_host('PUT', "/api/requests/#{issue.id}", document)
        raise Unavailable, "issue #{issue.id}: #{answer.body}" unless answer.success?
      end

      def document(issue)
        {
          status: issue.closed? ? 'completed' : 'open',
          requester: requester(issue.author),
          subject: issue.subject,
          url: Rails.application.routes.url_helpers.issue_url(issue, Mailer.default_url_options),
          queue: issue.project.identifier,
          service: issue.category&.name
        }.merge(assignee(issue.assigned_to))
      end

      def requester(user)
        return unless user.logged?

        language = user.language.presence || Setting.default_language
        { id: user.login, name: user.name, mail: user.mail, language: language }.compact
      end

      # Redmine has no teams; a group that issues are assigned to, or that the agent is in, is one.
      def assignee(principal)
        case principal
        when User then { agent: principal.login, team: principal.groups.order(:lastname).first&.name }
        when Group then { team: principal.name }
        else {}
        end
      end
    end
  end
end
