# frozen_string_literal: true

module Amends
  # Where things are: environment first, then the plugin's settings, then the places that the Debian
  # packages use. Read when a process opens its door: a change needs a restart.
  Configuration = Struct.new(:library, :store, :assets, :base_url, keyword_init: true) do
    def self.current
      settings = Setting.plugin_amends
      new(**Amends::Configuration::PLACES.to_h do |name, place|
        [name, ENV["AMENDS_#{name.upcase}"].presence || settings[name.to_s].presence || place]
      end)
    end

    # Where customers reach the public mount. Never taken from a request's Host header.
    def base_url
      self[:base_url].presence || "#{Setting.protocol}://#{Setting.host_name}/amends"
    end
  end

  Configuration::PLACES = {
    library: 'libamends.so',
    store: '/var/lib/amends/amends.db',
    assets: '/usr/share/amends/web',
    base_url: nil
  }.freeze
  Configuration::DEFAULTS = Configuration::PLACES.to_h { |name, _| [name.to_s, ''] }.merge('completions' => {}).freeze

  # How long a page of Redmine waits for Amends when it saves an issue.
  Configuration::HOST_DEADLINE_MS = 2_000
  # How long a visitor's or a manager's own request may take.
  Configuration::WEB_DEADLINE_MS = 5_000
end
