# frozen_string_literal: true

# Issues whose change could not be told when it happened.
class CreateAmendsUntold < ActiveRecord::Migration[5.2]
  def change
    create_table :amends_untold do |t|
      t.integer :issue_id, null: false, index: { unique: true }
    end
  end
end
