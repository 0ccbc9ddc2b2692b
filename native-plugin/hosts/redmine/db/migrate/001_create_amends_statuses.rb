# frozen_string_literal: true

class CreateAmendsStatuses < ActiveRecord::Migration[5.2]
  def change
    create_table :amends_statuses do |t|
      t.references :issue, type: :integer, null: false, index: { unique: true }
      t.string :status, null: false, limit: 20
      t.bigint :revision, null: false
    end
    add_index :amends_statuses, [:status, :issue_id]
  end
end
