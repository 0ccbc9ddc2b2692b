# frozen_string_literal: true

module Amends
  # Who asks, as Redmine knows it. Permissions become roles; projects become queues.
  module Actor
    HOST = { id: 'redmine', name: 'Redmine', roles: ['host'] }.freeze
    MAX_NAME_BYTES = 255
    ROLES = { 'manager' => :manage_amends, 'agent' => :view_amends }.freeze

    class << self
      # On pages of a project: what somebody may there and in its subprojects. Elsewhere: what somebody
      # may in any project, and an administrator everything. Nobody else gets a role without scopes, for
      # no scopes mean everything.
      def of(user, project = nil)
        return staff(user, 'admin') if user.admin? && !project

        ROLES.each do |role, permission|
          next if project && !user.allowed_to?(permission, project)

          queues = queues(user, permission, project)
          return staff(user, user.admin? ? 'admin' : role).merge(scopes: { queues: queues }) if queues.any?
        end
        requester(user)
      end

      # Redmine's names may be longer than Amends takes.
      def called(principal)
        principal.name.truncate_bytes(MAX_NAME_BYTES)
      end

      # Of what somebody wrote themselves, an agent too is the requester.
      def requester(user)
        { requester: user.login }
      end

      # Whether somebody may see the satisfaction of a project's issues.
      def sees?(user, project)
        project.module_enabled?(:amends) && ROLES.values.any? { |permission| user.allowed_to?(permission, project) }
      end

      # The same, as a condition on `projects`.
      def seen_projects(user)
        "(#{ROLES.values.map { |permission| Project.allowed_to_condition(user, permission) }.join(' OR ')})"
      end

      private

      def staff(user, role)
        { id: user.login, name: called(user), roles: [role] }
      end

      def queues(user, permission, project)
        within = project ? { project: project, with_subprojects: true } : {}
        Project.where(Project.allowed_to_condition(user, permission, within)).pluck(:identifier)
      end
    end
  end
end
