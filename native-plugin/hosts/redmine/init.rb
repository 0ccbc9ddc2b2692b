# frozen_string_literal: true

# Nothing here may call libamends.so: servers that preload (Puma, Passenger) fork afterwards.

Redmine::Plugin.register :amends do
  name 'Amends'
  author 'The Amends project'
  description 'One-click satisfaction, and a follow-up for everybody who was not satisfied'
  version '0.1.0'
  requires_redmine version_or_higher: '5.0'

  settings default: Amends::Configuration::DEFAULTS, partial: 'settings/amends'

  project_module :amends do
    # Agents see the issue's panel, work the follow-ups that were given to them, and have figures of their own where
    # the settings say so; managers see all.
    permission :view_amends, { 'amends/desk' => [:index, :report] }, require: :member
    permission :manage_amends, { 'amends/desk' => [:index, :report] }, require: :member
  end

  menu :project_menu, :amends, { controller: 'amends/desk', action: 'index' },
       caption: :label_amends, param: :project_id, after: :issues
  menu :admin_menu, :amends_settings, { controller: 'amends/settings', action: 'show' },
       caption: :label_amends, before: :plugins, html: { class: 'icon icon-stats' }
end

# Redmine may prepare more than once in a process.
Issue.include(Amends::IssuePatch) unless Issue < Amends::IssuePatch
IssueQuery.prepend(Amends::IssueQueryPatch) unless IssueQuery < Amends::IssueQueryPatch
Journal.prepend(Amends::JournalPatch) unless Journal < Amends::JournalPatch
Mailer.prepend(Amends::MailerPatch) unless Mailer < Amends::MailerPatch
ActionDispatch::Request.prepend(Amends::LogFilter) unless ActionDispatch::Request < Amends::LogFilter
Amends::Hooks.instance
