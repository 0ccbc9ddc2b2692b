# frozen_string_literal: true

module Amends
  # Notifications, and questions that come later or once more, delivered to people by Redmine's mailer.
  module Notices
    class << self
      def deliver(effect)
        return ask(effect) if effect['to']['requester']

        project = Project.find_by(identifier: effect.dig('to', 'queue').to_s)
        notice = effect.merge('desk_url' => project && desk_url(project, effect))
        strictly { recipients(effect['to'], project).each { |user| Mailer.amends_notice(user, notice).deliver_now } }
      end

      # A mail server that refuses must not be taken for a delivery.
      def strictly
        before = Mailer.raise_delivery_errors
        Mailer.raise_delivery_errors = true
        yield
      ensure
        Mailer.raise_delivery_errors = before
      end

      private

      # Nobody is asked about an issue that was opened again meanwhile, or who has no account any more.
      def ask(effect)
        issue = Issue.find_by(id: effect['request'])
        author = issue&.author
        return unless issue && Completion.completed?(issue) && author.logged? && author.active?

        strictly { Mailer.amends_question(author, issue, effect).deliver_now }
      end

      # Whom Redmine does not know, or cannot write to, does not hear of it: then the managers do, but for what is
      # meant for one alone. Who watches a case hears of it while he may see it.
      def recipients(to, project)
        users = to['user'] ? User.active.where(login: to['user']).select { |user| user.mail.present? } : []
        return users.select { |user| project.nil? || Actor.sees?(user, project) } if to['watcher']
        raise Impossible, 'Redmine has no such user, or no address' if to['only'] && users.empty?

        users.presence || managers(project)
      end

      # Of no project in particular hears who manages all of them: it may tell of any.
      def managers(project)
        projects = project ? [project] : Project.active.has_module(:amends).to_a
        those = (project ? project.users : User.active).select { |user| manages?(user, projects) }
        those.presence || User.active.where(admin: true).to_a
      end

      def manages?(user, projects)
        !user.admin? && projects.any? && projects.all? { |project| user.allowed_to?(:manage_amends, project) }
      end

      def desk_url(project, effect)
        urls = Rails.application.routes.url_helpers
        options = Mailer.default_url_options
        case effect['template']
        when 'praise' then nil
        when 'report' then "#{urls.project_amends_report_url(project, options)}?#{effect['view']}"
        else urls.project_amends_url(project, options.merge({ case: effect['follow_up'] }.compact))
        end
      end
    end
  end
end
