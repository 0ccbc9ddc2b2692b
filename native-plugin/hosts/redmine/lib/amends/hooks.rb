# frozen_string_literal: true

module Amends
  # Our part of Redmine's own pages.
  class Hooks < Redmine::Hook::ViewListener
    render_on :view_issues_show_details_bottom, partial: 'amends/panel'
  end
end
