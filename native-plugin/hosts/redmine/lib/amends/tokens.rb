# frozen_string_literal: true

module Amends
  # The secret part of rating links. Who quotes one in a reply would hand it to everybody who reads the issue.
  module Tokens
    LINK = %r{(/r/)[a-z2-7]{44}(?![a-z2-7])}.freeze

    def self.blotted(text)
      text&.gsub(LINK, '\\1…')
    end
  end
end
