# frozen_string_literal: true

module Amends
  # From Rack's environment to the request that the door takes, and back.
  module RackRequest
    MAX_BODY_BYTES = 1_048_576

    # Who somebody is says the host, not a header; and only the host leases effects.
    WITHHELD = %w[cookie authorization x-csrf-token x-amends-consumer x-amends-kinds].freeze

    class << self
      # nil when the body is larger than anything Amends takes.
      def from(env, path:, **more)
        body = read_body(env)
        body && {
          method: env['REQUEST_METHOD'], path: path, query: env['QUERY_STRING'],
          headers: headers(env), body: body, remote: remote(env), **more
        }
      end

      # For Rack: several headers of one name are one value of several lines.
      def headers_of(answer)
        answer.headers.each_with_object({}) do |(name, value), headers|
          headers[name] = headers.key?(name) ? "#{headers[name]}\n#{value}" : value
        end
      end

      def problem(status, code, title)
        body = JSON.generate(type: 'about:blank', title: title, status: status, code: code)
        [status, { 'content-type' => 'application/problem+json', 'cache-control' => 'no-store' }, [body]]
      end

      private

      def read_body(env)
        input = env['rack.input'] or return ''
        # Rack::MethodOverride leaves a form that it could not parse at its end.
        input.rewind if input.respond_to?(:rewind)
        body = input.read(MAX_BODY_BYTES + 1) || ''
        body if body.bytesize <= MAX_BODY_BYTES
      end

      def headers(env)
        headers = env.each_with_object({}) do |(name, value), found|
          next unless name.start_with?('HTTP_') && value.is_a?(String)

          found[name.delete_prefix('HTTP_').downcase.tr('_', '-')] = value
        end
        headers['content-type'] = env['CONTENT_TYPE'] if env['CONTENT_TYPE'].present?
        headers.except(*WITHHELD)
      end

      def remote(env)
        (env['action_dispatch.remote_ip'] || env['REMOTE_ADDR']).to_s
      end
    end
  end
end
