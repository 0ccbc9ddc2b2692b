# frozen_string_literal: true

module Amends
  # Who asks, as Redmine knows it. Permissions become roles; projects become queues.
  module Actor
    HOST = { id: 'redmine', name: 'Redmine', roles: ['host'] }.freeze
    ROLES = { 'manager' => :manage_amends, 'agent' => :view_amends }.freeze

    class << self
      # A role counts where its project has the module: a manager's scopes are the projects that she
      # manages. Nobody gets a role without scopes, for no scopes mean everything.
      def of(user)
        return staff(user, 'admin') if user.admin?

        ROLES.each do |role, permission|
          queues = Project.where(Project.allowed_to_condition(user, permission)).pluck(:identifier)
          return staff(user, role).merge(scopes: { queues: queues }) if queues.any?
        end
        { requester: user.login }
      end

      private

      def staff(user, role)
        { id: user.login, name: user.name, roles: [role] }
      end
    end
  end
end
