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
  end
end
