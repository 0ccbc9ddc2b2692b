# frozen_string_literal: true

module Amends
  # What is asked, when, and who works what comes of it: for administrators. Where the library and its
  # files are stands in the plugin's own settings, which work without them.
  class SettingsController < PageController
    layout 'admin'
    self.main_menu = false
    menu_item :amends_settings
    before_action :require_admin, :find_amends

    def show; end
  end
end
