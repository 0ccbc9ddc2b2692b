# frozen_string_literal: true

# A small helpdesk: two agents in two groups, one that has no part in satisfaction, a manager, three
# customers, a project with the module and one without. Everybody's password is the same.

PASSWORD = 'Amends-2-try'

Setting.host_name = '127.0.0.1'
Setting.protocol = 'http'
Setting.app_title = 'Helpdesk'
Setting.mail_from = 'helpdesk@example.org'
Setting.rest_api_enabled = '1'
Setting.self_registration = '0'
Setting.default_language = 'en'
Setting.emails_footer = ''

def person(login, firstname, lastname, language: 'en')
  user = User.new(firstname: firstname, lastname: lastname, mail: "#{login}@example.org", language: language)
  user.login = login
  user.password = user.password_confirmation = PASSWORD
  user.save!
  # Otherwise an agent would get the notification of every ticket.
  user.update!(mail_notification: 'only_my_events')
  user
end

admin = User.find_by!(login: 'admin')
admin.password = admin.password_confirmation = PASSWORD
admin.must_change_passwd = false
admin.save!

maya = person('maya', 'Maya', 'Lindqvist')
jana = person('jana', 'Jana', 'Novák')
eoin = person('eoin', 'Eoin', 'Byrne')
tomas = person('tomas', 'Tomas', 'Varga')
ingrid = person('ingrid', 'Ingrid', 'Solberg')
dieter = person('dieter', 'Dieter', 'Weiß', language: 'de')
amara = person('amara', 'Amara', 'Okafor')

network = Group.create!(lastname: 'Network')
network.users << jana
workplace = Group.create!(lastname: 'Workplace')
workplace.users << eoin

manager_role = Role.find_by!(name: 'Manager')
manager_role.add_permission!(:view_amends, :manage_amends)
agent_role = Role.find_by!(name: 'Developer')
agent_role.update!(name: 'Agent')
agent_role.add_permission!(:view_amends)
trainee_role = Role.create!(name: 'Trainee', permissions: agent_role.permissions - [:view_amends])
customer_role = Role.find_by!(name: 'Reporter')
customer_role.update!(name: 'Customer')

def project(identifier, name, modules)
  Project.create!(identifier: identifier, name: name, is_public: true, enabled_module_names: modules,
                  trackers: Tracker.all)
end

desk = project('service-desk', 'Service Desk', %w[issue_tracking])
plain = project('facilities', 'Facilities', %w[issue_tracking])
[desk, plain].each do |place|
  Member.create!(project: place, principal: maya, roles: [manager_role])
  [jana, eoin].each { |agent| Member.create!(project: place, principal: agent, roles: [agent_role]) }
  Member.create!(project: place, principal: tomas, roles: [trainee_role])
  [ingrid, dieter, amara].each { |customer| Member.create!(project: place, principal: customer, roles: [customer_role]) }
end
remote_access = IssueCategory.create!(project: desk, name: 'Remote access')
printing = IssueCategory.create!(project: desk, name: 'Printing')

# Nobody is told about these: neither people by mail nor, as the module comes last, Amends.
notified = Setting.notified_events
Setting.notified_events = []
support = Tracker.find_by!(name: 'Support')
[
  [desk, ingrid, jana, remote_access, 'VPN drops every few minutes'],
  [desk, dieter, jana, remote_access, 'Kein Zugriff auf das Laufwerk'],
  [desk, amara, eoin, printing, 'Printer on floor 3 prints <b>blank</b> pages'],
  [desk, ingrid, eoin, printing, 'New toner for the label printer'],
  [desk, amara, jana, remote_access, 'Second factor lost with my phone'],
  [desk, User.anonymous, eoin, nil, 'Badge reader does not beep'],
  [plain, ingrid, jana, nil, 'Door of meeting room 2 sticks']
].each do |place, author, assignee, category, subject|
  User.current = author
  Issue.create!(project: place, tracker: support, author: author, assigned_to: assignee, category: category,
                subject: subject, description: "#{subject}.", priority: IssuePriority.default)
end

Setting.notified_events = notified
desk.enable_module!(:amends)
