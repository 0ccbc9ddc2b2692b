# frozen_string_literal: true

module Amends
  # What Amends wants done here: leased with the answer that caused it or by Tick, carried out, and
  # acknowledged. What is not acknowledged comes again.
  module Effects
    CONSUMER = 'redmine'
    # A web request must not wait for a mail server: mails are left to Tick.
    IN_ANSWERS = %w[satisfaction.changed].freeze
    ALL = %w[satisfaction.changed mail.send request.reply request.reopen].freeze
    LEASE_HEADERS = { 'x-amends-consumer' => CONSUMER, 'x-amends-kinds' => IN_ANSWERS.join(',') }.freeze

    HANDLERS = {
      'satisfaction.changed' => ->(effect) { Status.apply(effect) },
      'mail.send' => ->(effect) { Notices.deliver(effect) },
      'request.reply' => ->(effect) { Tasks.reply(effect) },
      'request.reopen' => ->(effect) { Tasks.reopen(effect) }
    }.freeze

    class << self
      def lease(request)
        return request if %w[GET HEAD OPTIONS].include?(request[:method])

        request.merge(headers: (request[:headers] || {}).merge(LEASE_HEADERS))
      end

      # Returns how many of them succeeded.
      def carry_out(effects)
        return 0 if effects.empty?

        done, failed = effects.partition { |effect| handle(effect) }
        acknowledge(done, failed)
        done.size
      rescue StandardError => e
        Amends.complain('effects could not be acknowledged', e)
        0
      end

      private

      def handle(effect)
        HANDLERS.fetch(effect['op']).call(effect)
        true
      rescue Impossible => e
        effect.merge!('error' => e.message, 'final' => true)
        false
      rescue StandardError => e
        Amends.complain("effect #{effect['id']} (#{effect['op']})", e)
        effect['error'] = e.class.name
        false
      end

      def acknowledge(done, failed)
        document = {
          consumer: CONSUMER, ids: done.map { |effect| effect['id'] },
          failed: failed.map { |effect| effect.slice('id', 'error', 'final') }
        }
        answer = Amends.ask_as_host('POST', '/api/outbox/ack', document)
        raise Unavailable, answer.body unless answer.success?
      end
    end
  end
end
