# frozen_string_literal: true

namespace :redmine do
  namespace :amends do
    desc 'Let time pass in Amends and deliver its notifications; run it every minute'
    task tick: :environment do
      puts "amends: #{Amends::Tick.run} effects carried out"
    end
  end
end
