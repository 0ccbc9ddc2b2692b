/** What stands together in the form, in this order. A member that is in none has a section of its own. */
export const sections = [
  { id: 'places', members: ['base_url', 'desk_url', 'report_url', 'time_zone'] },
  { id: 'surveys', members: ['surveys'] },
  { id: 'ask', members: ['ask', 'recovery'] },
  { id: 'answers', members: ['link_valid_days', 'edit_window_s', 'grace_s'] },
  { id: 'due', members: ['due_s', 'due_contact_me_s', 'due', 'working_hours'] },
  { id: 'cases', members: ['assignment', 'absences', 'agents_see_own_figures', 'agent_may_address_own', 'moments', 'outcomes', 'root_causes', 'actions', 'offers'] },
  { id: 'reminders', members: ['reminders', 'digest', 'report_mails', 'praise', 'staff_language', 'own_languages'] },
  { id: 'pages', members: ['origins', 'sites'] },
  { id: 'webhooks', members: ['webhooks', 'webhook_attempts'] },
  { id: 'privacy', members: ['retention'] },
];

/** @param {string[]} known the members of the schema @returns {{id: string, members: string[], own?: boolean}[]} */
export function sectionsOf(known) {
  const placed = new Set(sections.flatMap(({ members }) => members));
  const others = known.filter((member) => !placed.has(member)).map((member) => ({ id: member, members: [member], own: true }));
  return [...sections.map(({ id, members }) => ({ id, members: members.filter((member) => known.includes(member)) })), ...others];
}
