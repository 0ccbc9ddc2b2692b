# frozen_string_literal: true

module Amends
  # The desk mount's way to its controller. Rails must not read the body: it would refuse what Amends
  # judges by itself, and it would write comments and notes into the log as parameters.
  module DeskMount
    MOUNTS = %r{\A(?:/projects/[^/]+)?/amends(?=/api/)}.freeze

    class << self
      def call(env)
        request = RackRequest.from(env, path: env['PATH_INFO'].sub(MOUNTS, ''))
        return RackRequest.problem(413, 'too_large', 'The request is too large') unless request

        env.update('amends.request' => request, 'rack.input' => StringIO.new, 'CONTENT_LENGTH' => '0')
        env.delete('CONTENT_TYPE')
        Amends::ApiController.action(:relay).call(env)
      end
    end
  end
end
