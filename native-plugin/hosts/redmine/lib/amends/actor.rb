# frozen_string_literal: true

module Amends
  # Who asks, as Redmine knows it. Permissions become roles; projects become queues.
  module Actor
    HOST = { id: 'redmine', name: 'Redmine', roles: ['host'] }.freeze

    class << self
      def of(user)
        return { requester: user.login } unless (role = role_of(user))

        actor = { id: user.login, name: user.name, roles: [role] }
        actor[:scopes] = { queues: queues_of(user) } unless user.admin?
        actor
      end

      private

      def role_of(user)
        return 'admin' if user.admin?
        return 'manager' if user.allowed_to?(:manage_amends, nil, global: true)

        'agent' if user.allowed_to?(:view_amends, nil, global: true)
      end

      def queues_of(user)
        %i[manage_amends view_amends].flat_map do |permission|
          Project.where(Project.allowed_to_condition(user, permission)).pluck(:identifier)
        end.uniq
      end
    end
  end
end
