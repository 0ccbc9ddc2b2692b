# frozen_string_literal: true

module Amends
  # Keeps tokens of rating links out of Redmine's log.
  module LogFilter
    TOKEN = %r{(/amends/r/)[^/?]+}.freeze

    def filtered_path
      super.sub(TOKEN, '\1[FILTERED]')
    end
  end
end
