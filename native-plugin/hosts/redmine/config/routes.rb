# frozen_string_literal: true

# The desk mount, of all that somebody may see and of one project. It and the page of the settings come
# first: the public mount below would answer 404 to them.
match 'amends/api/*path', to: Amends::DeskMount, via: :all, format: false
match 'projects/:project_id/amends/api/*path', to: Amends::DeskMount, via: :all, format: false
get 'amends/settings', to: 'amends/settings#show', as: 'amends_settings'
mount Amends::Endpoint => '/amends'

get 'projects/:project_id/amends', to: 'amends/desk#index', as: 'project_amends'
get 'projects/:project_id/amends/report', to: 'amends/desk#report', as: 'project_amends_report'
