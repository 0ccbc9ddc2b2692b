# frozen_string_literal: true

module Amends
  # The one door: a hash goes in, an Answer comes out. Safe to use from many threads.
  class Door
    Answer = Struct.new(:status, :headers, :body, :file, :effects) do
      def json
        JSON.parse(body)
      end

      def success?
        status.between?(200, 299)
      end
    end

    LOG_LEVELS = { 'error' => :error, 'warn' => :warn, 'info' => :info }.freeze
    DRAIN_EVERY_S = 1.0

    def self.open(configuration)
      library = Library.new(configuration.library)
      config = { store: configuration.store, assets: configuration.assets }.compact
      new(library, library.open(JSON.generate(config)), configuration)
    end

    attr_reader :configuration

    def initialize(library, instance, configuration)
      @library = library
      @instance = instance
      @configuration = configuration
      @drained_at = 0.0
    end

    # Members: method, path, query, headers, body, remote, actor (design §4) and deadline_ms.
    def call(request)
      deadline_ms = request.fetch(:deadline_ms, Configuration::WEB_DEADLINE_MS)
      answer = JSON.parse(@library.handle(@instance, document(request), deadline_ms))
      Answer.new(answer['status'], answer['headers'] || [], body_of(answer), answer['file'], answer['effects'] || [])
    ensure
      drain_log
    end

    # The library's own.
    def version
      @library.version
    end

    private

    def document(request)
      body = request[:body].to_s
      document = {
        method: request[:method], path: request[:path], query: request[:query].to_s,
        headers: request[:headers] || {}, remote: request[:remote].to_s,
        base_url: @configuration.base_url, actor: request[:actor]
      }
      # Bytes from outside need not be text at all.
      document[:body_b64] = [body].pack('m0') unless body.empty?
      JSON.generate(scrub(document))
    end

    def scrub(value)
      case value
      when String then value.dup.force_encoding(Encoding::UTF_8).scrub
      when Hash then value.transform_values { |member| scrub(member) }
      when Array then value.map { |member| scrub(member) }
      else value
      end
    end

    def body_of(answer)
      answer.key?('body_b64') ? answer['body_b64'].unpack1('m') : answer['body'].to_s
    end

    # The library prints nothing: its lines go to Redmine's log, at most once a second.
    def drain_log
      now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      return if now - @drained_at < DRAIN_EVERY_S

      @drained_at = now
      @library.drain_log(@instance).each_line do |line|
        entry = JSON.parse(line)
        Rails.logger.public_send(LOG_LEVELS.fetch(entry['level'], :debug), "Amends: #{entry['message']}")
      end
    rescue Unavailable, JSON::ParserError => e
      Amends.complain('its log could not be read', e)
    end
  end
end
