# frozen_string_literal: true

# Each change of an issue has a note of its own until it is told.
class LetAmendsUntoldRepeat < ActiveRecord::Migration[5.2]
  def up
    remove_index :amends_untold, :issue_id
  end

  # The table goes with the step before.
  def down; end
end
