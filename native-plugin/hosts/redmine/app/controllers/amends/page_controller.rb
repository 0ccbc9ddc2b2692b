# frozen_string_literal: true

module Amends
  # A page with our elements in it. Without the library it says so, and is there.
  class PageController < ApplicationController
    private

    def find_amends
      Amends.check
    rescue StandardError => e
      Amends.complain("#{request.path} was not served", e)
      flash.now[:error] = l(:error_amends_unavailable)
    end
  end
end
