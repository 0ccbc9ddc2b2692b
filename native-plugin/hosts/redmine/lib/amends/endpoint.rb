# frozen_string_literal: true

module Amends
  # The public mount: rating pages and web files, as a bare Rack application without session, cookie
  # or CSRF token. Everything else is 404 here.
  module Endpoint
    PUBLIC = %r{\A/(r|t|assets)/}.freeze
    SORRY = 'This page is not available just now, and nothing was saved. Please try again in a few minutes.'

    class << self
      def call(env)
        path = env['PATH_INFO']
        return RackRequest.problem(404, 'not_found', 'Not found') unless PUBLIC.match?(path)

        request = RackRequest.from(env, path: path)
        return RackRequest.problem(413, 'too_large', 'The request is too large') unless request

        respond(Amends.ask(request), env)
      rescue StandardError => e
        Amends.complain('the public mount could not answer', e)
        [503, { 'content-type' => 'text/plain; charset=utf-8', 'retry-after' => '60' }, [SORRY]]
      end

      private

      def respond(answer, env)
        headers = RackRequest.headers_of(answer)
        return [answer.status, headers, [answer.body]] unless answer.file

        file = WebFile.new(Amends.door.configuration.assets, answer.file, env['HTTP_ACCEPT_ENCODING'])
        [answer.status, headers.merge(file.headers), file]
      end
    end
  end
end
