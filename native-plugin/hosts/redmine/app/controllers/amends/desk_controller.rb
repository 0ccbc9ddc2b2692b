# frozen_string_literal: true

module Amends
  # The manager's pages of a project: who is waiting for amends, and the figures.
  class DeskController < PageController
    menu_item :amends
    before_action :find_project_by_project_id, :authorize, :find_amends

    def index
      @people = @project.users.select { |user| user.allowed_to?(:view_amends, @project) }
    end

    def report; end

    private

    # Managers do; of agents, the settings of Amends decide.
    def sees_figures?
      return true if User.current.allowed_to?(:manage_amends, @project)

      Amends.ask(method: 'GET', path: '/api/reports', actor: Actor.of(User.current, @project)).success?
    rescue StandardError => e
      Amends.complain("#{request.path} has no report", e)
      false
    end
    helper_method :sees_figures?
  end
end
