# frozen_string_literal: true

module Amends
  # Lets time pass in Amends, and does what it then wants done. Run every minute.
  module Tick
    LEASE = { consumer: Effects::CONSUMER, kinds: Effects::ALL, limit: 50, lease_s: 60 }.freeze
    # Bounds one run; what is left is done by the next.
    MAX_ROUNDS = 100
    MAX_TOLD = 500

    class << self
      # Returns how many effects were carried out.
      def run
        Untold.tell(MAX_TOLD)
        MAX_ROUNDS.times { break unless post('/api/tick')['more'] }
        # What Redmine writes by itself, about a note of a task, must not die with this process.
        done = Mailer.with_synched_deliveries { deliver }
        Done.forget_old
        leave_note
        done
      end

      private

      # For host-tick, which then need not load Redmine to let time pass.
      def leave_note
        note = ENV['AMENDS_TICK_NOTE'].presence
        File.write(note, Configuration.current.store) if note
      end

      def deliver
        done = 0
        MAX_ROUNDS.times do
          leased = post('/api/outbox/lease', LEASE)
          # What has become pointless is not handed out, and may fill a whole lease.
          break if leased['effects'].empty? && !leased['more']

          done += Effects.carry_out(leased['effects'])
        end
        done
      end

      def post(path, document = {})
        answer = Amends.ask_as_host('POST', path, document)
        raise Unavailable, answer.body unless answer.success?

        answer.json
      end
    end
  end
end
