# frozen_string_literal: true

module Amends
  # What Amends hears about an issue.
  module Requests
    # Changes of these are worth telling; the rest does not reach a snapshot.
    TOLD = %w[status_id subject author_id assigned_to_id project_id category_id].freeze

    class << self
      def tell(issue)
        put(issue.id, document(issue).compact)
      end

      def tell_deleted(issue_id)
        put(issue_id, { status: 'deleted' })
      end

      private

      def put(issue_id, document)
        answer = Amends.ask_as_host('PUT', "/api/requests/#{issue_id}", document)
        return if answer.success?

        raise (answer.status == 503 ? Unavailable : Refused), "issue #{issue_id}: #{answer.body}"
      end

      def document(issue)
        {
          status: Completion.completed?(issue) ? 'completed' : 'open',
          resolution: Completion.resolution(issue),
          requester: requester(issue.author),
          subject: issue.subject,
          url: Rails.application.routes.url_helpers.issue_url(issue, Mailer.default_url_options),
          queue: issue.project.identifier,
          service: issue.category&.name,
          closer: closer(issue)
        }.merge(assignee(issue.assigned_to))
      end

      # Who closed it, not who edited it last.
      def closer(issue)
        return unless Completion.completed?(issue)

        closed = IssueStatus.where(is_closed: true).pluck(:id).map(&:to_s)
        detail = JournalDetail.joins(:journal)
                              .where(journals: { journalized_type: 'Issue', journalized_id: issue.id })
                              .where(property: 'attr', prop_key: 'status_id', value: closed)
        detail.order(:journal_id).last&.journal&.user&.login.presence
      end

      def requester(user)
        return unless user.logged?

        language = user.language.presence || Setting.default_language
        { id: user.login, name: Actor.called(user), mail: user.mail, language: language }.compact
      end

      # Redmine has no teams; a group that issues are assigned to, or that the agent is in, is one.
      def assignee(principal)
        case principal
        when User then { agent: principal.login, team: team(principal.groups.order(:lastname).first) }
        when Group then { team: team(principal) }
        else {}
        end
      end

      def team(group)
        group && Actor.called(group)
      end
    end
  end
end
