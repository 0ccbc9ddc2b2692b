# frozen_string_literal: true

module Amends
  # The manager's page of a project.
  class DeskController < ApplicationController
    menu_item :amends
    before_action :find_project_by_project_id, :authorize

    def index
      Amends.door
    rescue StandardError => e
      Amends.complain('the manager\'s page found no library', e)
      flash.now[:error] = l(:error_amends_unavailable)
    end
  end
end
