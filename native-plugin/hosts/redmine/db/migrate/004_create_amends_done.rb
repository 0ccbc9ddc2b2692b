# frozen_string_literal: true

# Tasks of Amends that were carried out here, by the id of their effect: one that comes again is known.
class CreateAmendsDone < ActiveRecord::Migration[5.2]
  def change
    create_table :amends_done do |t|
      t.string :effect, null: false, limit: 32, index: { unique: true }
      t.integer :journal_id
      t.datetime :created_at, null: false, index: true
    end
  end
end
