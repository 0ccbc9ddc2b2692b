# frozen_string_literal: true

# Amends inside Redmine. This is glue: every rule of the product lives in libamends.so.
module Amends
  # The library is missing, of another version, or could not serve.
  class Unavailable < StandardError; end

  # It is there, and says no.
  class Refused < StandardError; end

  # Redmine does not allow it, and trying again will not help. The message is shown in the case.
  class Impossible < StandardError; end

  @opening = Mutex.new

  class << self
    # The door of this process. It opens at the first call and again after a fork, so that no two
    # processes ever share an instance.
    def door
      return @door if @door && @pid == Process.pid

      @opening.synchronize do
        unless @door && @pid == Process.pid
          @door = Door.open(Configuration.current)
          @pid = Process.pid
        end
        @door
      end
    end

    # Asks Amends and carries out what it wants done here. A call that changes nothing has no effects.
    def ask(request)
      answer = door.call(Effects.lease(request))
      Effects.carry_out(answer.effects)
      answer
    end

    # Asks as the helpdesk itself, with a JSON document.
    def ask_as_host(method, path, document = {})
      ask(method: method, path: path, actor: Actor::HOST,
          headers: { 'content-type' => 'application/json', 'accept' => 'application/json', 'x-amends' => '1' },
          body: JSON.generate(document), deadline_ms: Configuration::HOST_DEADLINE_MS)
    end

    # Raises why, when there is no use in showing its pages.
    def check
      health = ask_as_host('GET', '/api/health')
      raise Unavailable, health.body unless health.success?
    end

    # Says why Amends did not work. Messages of ours hold no token, address or comment.
    def complain(what, error)
      Rails.logger.error("Amends: #{what}: #{error.class}: #{error.message}")
    end

    # Where this Redmine's own pages find a web file.
    def asset(name)
      "#{Redmine::Utils.relative_url_root}/amends/assets/#{WebFile.lasting_name(Configuration.current.assets, name)}"
    end
  end
end
