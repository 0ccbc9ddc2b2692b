// Settings documents: good ones, and ones with one thing wrong each. What the schema lets pass says why.

const texts = (labels) => ({ question: 'How was it?', labels, reasons: { slow: 'Slow' } });
const set = (document, path, value) => {
  const copy = structuredClone(document);
  const steps = path.split('.');
  const last = steps.pop();
  const at = steps.reduce((found, step) => found[step], copy);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
};

const condition = {
  teams: ['Network'], queues: ['VPN'], services: ['x'], tags: ['vip'], touchpoints: ['kb-article'], requesters: ['u1'], organisations: ['Finance'], answer_at_most: 2, contact_me: true,
};

/** One document with every member, each within its limits. */
export const whole = {
  base_url: 'https://help.example.org/amends', desk_url: 'http://localhost:3000/desk', report_url: 'http://localhost:3000/report', time_zone: 'CET-1CEST,M3.5.0,M10.5.0/3',
  edit_window_s: 60, grace_s: 0, link_valid_days: 1, due_s: 60, due_contact_me_s: 60,
  due: [{ touchpoint: 'kb-article', survey: 'articles', due_s: 60, due_contact_me_s: 60 }],
  working_hours: [
    { id: 'office', week: { mon: [['09:00', '12:00'], ['13:00', '24:00']], tue: [] }, holidays: ['2026-12-25'], time_zone: 'UTC0' },
    { id: 'night', teams: ['Network'], week: { mon: [['00:00', '06:00']] }, time_zone: '' },
  ],
  assignment: [
    { when: { ...condition },
      to: { person: { id: 'marta', name: 'Marta Kowalska' } } },
    { to: { round_robin: [{ id: 'jana', name: 'Jana Novák' }, { id: 'lukas' }] } },
    { when: {}, to: { pool: true } },
  ],
  reminders: [
    { id: 'soon', when: { ...condition }, before_due_s: 60, to: { assignee: true } },
    { id: 'late', after_due_s: 0, to: { managers: true, people: [{ id: 'marta', name: 'Marta' }] }, repeat: { every_s: 900, at_most: 20 } },
  ],
  digest: { at: '08:00', time_zone: 'UTC0', days: ['mon', 'sun'], to: [{ person: { id: 'olga', name: 'Olga' }, teams: ['Network'], queues: ['VPN', 'Mail'] }, { managers: true, queues: ['VPN'] }], language: 'de', cases: 50 },
  report_mails: [
    { name: 'Board', weekday: 'mon', at: '07:00', period: 'month', to: [{ managers: true }, { person: { id: 'olga', name: 'Olga' } }], teams: ['Network'], queues: ['VPN'] },
    { name: 'Team', day_of_month: 31, at: '23:59', to: [{ person: { id: 'lukas' } }], queues: ['VPN', 'Mail'] },
  ],
  praise: true, staff_language: 'de', own_languages: [{ person: 'jana', language: 'pt-BR' }],
  absences: [{ person: 'jana', from: '2026-12-21', until: '2026-12-21' }], agents_see_own_figures: true, agent_may_address_own: false, moments: { first_bad_after: 3, balance: 1000 },
  retention: { comments_days: 1, notes_days: 30, identities_days: 3_650, undelivered_days: 14 }, outcomes: ['fixed'], root_causes: ['delay'], actions: ['refund'],
  offers: [{ code: 'credit', labels: { en: 'Credit', 'pt-BR': 'Crédito' }, limit: { amount: '49.90', currency: 'EUR' } }, { code: 'call' }],
  surveys: [
    { id: 'default', version: 1, touchpoint: 'request-resolved', scale: 2, classes: ['dissatisfied', 'satisfied'], reasons: ['slow'], ask_importance: true,
      texts: { en: texts(['No', 'Yes']), 'pt-BR': texts(['Não', 'Sim']) } },
    { id: 'articles', touchpoint: 'kb-article', classes: ['dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'satisfied'], texts: { en: { question: 'Good?', labels: ['1', '2', '3', '4', '5'] } } },
  ],
  ask: { delay_s: 60, reminders: 1, reminder_after_days: 1, min_days_between_asks: 1, sampling_per_ten_thousand: 5_000,
    exclude: { tags: ['test'], queues: ['alerts'], services: ['x'], domains: ['bots.example.org'], people: ['u9'] }, closed_by: { inactivity: true, duplicate: true, requester: true } },
  recovery: { ask: true, delay_s: 60 }, origins: ['https://shop.example.com', 'http://localhost:8080', 'http://[::1]:3000'],
  sites: [{ id: '', name: 'Knowledge base', touchpoints: ['kb-article'], origins: ['https://kb.example.org'], hourly_limit: 10, revoked: false }],
  webhooks: [{ id: 'crm', url: 'https://hooks.example.org:8443/x?y=@z', events: ['follow_up.opened', 'rating.praised'], format: 'slack', language: 'de', teams: ['Network'], queues: ['VPN'],
    include_customer: true, include_comment: true, allow_private: true, secret_version: 2, active: false }],
  webhook_attempts: 1,
};

const survey = (scale, classes) => ({ ...whole.surveys[0], scale, classes, texts: { en: texts(classes.map((_, at) => String(at + 1))) } });
const of = (...counts) => ['dissatisfied', 'neutral', 'satisfied'].flatMap((word, at) => Array.from({ length: counts[at] }, () => word));
const plain = set(set(set(set(set(whole, 'due', []), 'sites', []), 'assignment', []), 'webhooks', []), 'surveys', undefined);

/** What the server takes and the schema lets pass. */
export const good = {
  'nothing but defaults': {},
  'every member': whole,
  'two answers': { surveys: [survey(2, of(1, 0, 1))] },
  'three answers': { surveys: [survey(3, of(1, 1, 1))] },
  'five answers': { surveys: [survey(5, of(0, 0, 5))] },
  'ten answers': { surveys: [survey(10, of(6, 2, 2))] },
  'a time zone without summer time': { time_zone: '<+0545>-5:45' },
  'a time zone south of the equator': { time_zone: 'NZST-12NZDT,M9.5.0,M4.1.0/3' },
  'a time zone with days of the year': { time_zone: 'AAA3BBB,J60/0,300/167:59:59' },
  'addresses that are empty': { base_url: '', desk_url: '' },
  'a due rule of a survey alone': { ...whole, due: [{ survey: 'articles', due_s: 31_622_400 }], working_hours: [] },
  'calendars without a zone of their own': { working_hours: [{ id: 'x', week: { sun: [['00:00', '24:00']] } }] },
  'nobody asked for causes and actions': { root_causes: [], actions: [] },
  'an offer without names': { offers: [{ code: 'call', labels: {} }] },
  'a rule that fits everything': { assignment: [{ to: { pool: true } }] },
};

const names = 'named once: a schema cannot compare two items';
const elsewhere = 'another place of the document has to know it';
const order = 'a schema does not compare values';
const apart = 'what one member may hold depends on another one: the form reads shapes, not conditions';
const bytes = 'counted in bytes, in the schema in characters';

/** What the server refuses: a document, the place that it names, and why the schema lets it pass, where it does. */
export const wrong = [
  ['a page without a host', set(plain, 'base_url', 'https:///amends'), 'base_url'],
  ['a page of another scheme', set(plain, 'desk_url', 'ftp://help.example.org'), 'desk_url'],
  ['a zone by its name', set(plain, 'time_zone', 'Europe/Berlin'), 'time_zone'],
  ['no zone', set(plain, 'time_zone', ''), 'time_zone'],
  ['summer time without its days', set(plain, 'time_zone', 'CET-1CEST'), 'time_zone'],
  ['a month that no year has', set(plain, 'time_zone', 'CET-1CEST,M13.5.0,M10.5.0'), 'time_zone'],
  ['text with NUL', set(plain, 'outcomes', ['fi\0xed']), 'outcomes', 'every text would carry a pattern for what nobody types'],
  ['a name too long in bytes', set(plain, 'ask.exclude.tags', ['é'.repeat(128)]), 'ask.exclude.tags', bytes],
  ['a moment after no good answer', set(plain, 'moments.first_bad_after', 0), 'moments.first_bad_after'],
  ['a balance beyond the most', set(plain, 'moments.balance', 1001), 'moments.balance'],
  ['words that are kept for no day', set(plain, 'retention.comments_days', 0), 'retention.comments_days'],
  ['words that are kept for longer than ten years', set(plain, 'retention.notes_days', 3_651), 'retention.notes_days'],
  ['a kind of text that there is not', set(plain, 'retention.reasons_days', 30), 'retention.reasons_days'],
  ['names that go before a link is over', set(set(plain, 'link_valid_days', 60), 'retention', { comments_days: 30, notes_days: 30, identities_days: 59 }), 'retention.identities_days', order],
  ['names that go, and notes that stay', set(plain, 'retention', { comments_days: 30, identities_days: 90 }), 'retention.notes_days', order],
  ['names that go before comments', set(plain, 'retention', { comments_days: 91, notes_days: 30, identities_days: 90 }), 'retention.comments_days', order],
  ['no outcomes', set(plain, 'outcomes', []), 'outcomes'],
  ['an offer without a code', set(whole, 'offers.1.code', ''), 'offers[1].code'],
  ['two offers of one code', set(whole, 'offers.1.code', 'credit'), 'offers[1].code', names],
  ['an offer without a name in a language', set(whole, 'offers.0.labels.en', ''), 'offers[0].labels.en'],
  ['an offer of nothing', set(whole, 'offers.0.limit.amount', '0.00'), 'offers[0].limit.amount'],
  ['an offer of a tenth', set(whole, 'offers.0.limit.amount', '0.5'), 'offers[0].limit.amount'],
  ['an offer of ten millions', set(whole, 'offers.0.limit.amount', '10000000'), 'offers[0].limit.amount'],
  ['an offer in no currency', set(whole, 'offers.0.limit.currency', '€'), 'offers[0].limit.currency'],
  ['an offer in a currency left out', set(whole, 'offers.0.limit.currency', undefined), 'offers[0].limit.currency'],
  ['no surveys', set(plain, 'surveys', []), 'surveys'],
  ['a due rule for nothing', set(whole, 'due', [{ due_s: 60 }]), 'due[0].touchpoint'],
  ['a due rule for an empty name', set(whole, 'due', [{ touchpoint: '', due_s: 60 }]), 'due[0].touchpoint'],
  ['a due rule without a time', set(whole, 'due', [{ touchpoint: 'kb-article' }]), 'due[0].due_s'],
  ['a due rule for a touchpoint that nobody asks about', set(whole, 'due.0.touchpoint', 'chat-ended'), 'due[0].touchpoint', elsewhere],
  ['a due rule for a survey that is not there', set(whole, 'due.0.survey', 'chats'), 'due[0].survey', elsewhere],
  ['a week without hours', set(whole, 'working_hours.0.week', { mon: [] }), 'working_hours[0].week'],
  ['no week', set(whole, 'working_hours.0.week', undefined), 'working_hours[0].week'],
  ['a day that no week has', set(whole, 'working_hours.0.week.moon', []), 'working_hours[0].week.moon'],
  ['a time that no clock shows', set(whole, 'working_hours.0.week.mon.1', ['13:00', '24:01']), 'working_hours[0].week.mon[1]'],
  ['half a span', set(whole, 'working_hours.0.week.mon.1', ['13:00']), 'working_hours[0].week.mon[1]'],
  ['a span that ends before it begins', set(whole, 'working_hours.0.week.mon.1', ['17:00', '13:00']), 'working_hours[0].week.mon[1]', order],
  ['a span in another one', set(whole, 'working_hours.0.week.mon.1', ['11:00', '13:00']), 'working_hours[0].week.mon[1]', order],
  ['a holiday that no year has', set(whole, 'working_hours.0.holidays', ['2026-02-29']), 'working_hours[0].holidays'],
  ['a holiday as people say it', set(whole, 'working_hours.0.holidays', ['25.12.2026']), 'working_hours[0].holidays'],
  ['a holiday before 1970', set(whole, 'working_hours.0.holidays', ['1969-12-25']), 'working_hours[0].holidays'],
  ['two calendars of one name', set(whole, 'working_hours.1.id', 'office'), 'working_hours[1].id', names],
  ['a team in two calendars', set(whole, 'working_hours.0.teams', ['Network']), 'working_hours[1].teams', names],
  ['two calendars for everybody else', set(whole, 'working_hours.1.teams', []), 'working_hours[1].teams', names],
  ['a due time that no calendar comes to', set(whole, 'due_s', 31_622_400), 'working_hours[0].week', order],
  ['a calendar in a zone by its name', set(whole, 'working_hours.0.time_zone', 'CET'), 'working_hours[0].time_zone'],
  ['a rule that gives to nobody', set(whole, 'assignment.0.to', {}), 'assignment[0].to'],
  ['a rule that gives to two', set(whole, 'assignment.0.to', { person: { id: 'marta' }, pool: true }), 'assignment[0].to'],
  ['a pool that is none', set(whole, 'assignment.2.to.pool', false), 'assignment[2].to.pool'],
  ['somebody twice in turn', set(whole, 'assignment.1.to.round_robin', [{ id: 'jana' }, { id: 'jana', name: 'J.' }]), 'assignment[1].to.round_robin', names],
  ['nobody in turn', set(whole, 'assignment.1.to.round_robin', []), 'assignment[1].to.round_robin'],
  ['a reminder without a time', set(whole, 'reminders.0.before_due_s', undefined), 'reminders[0].before_due_s'],
  ['a reminder before and after', set(whole, 'reminders.0.after_due_s', 60), 'reminders[0].before_due_s'],
  ['a reminder less than a minute before', set(whole, 'reminders.0.before_due_s', 59), 'reminders[0].before_due_s'],
  ['a reminder to nobody', set(whole, 'reminders.0.to', {}), 'reminders[0].to'],
  ['two reminders of one id', set(whole, 'reminders.1.id', 'soon'), 'reminders[1].id', names],
  ['a reminder every minute', set(whole, 'reminders.1.repeat.every_s', 60), 'reminders[1].repeat.every_s'],
  ['a reminder without end', set(whole, 'reminders.1.repeat.at_most', 21), 'reminders[1].repeat.at_most'],
  ['a digest at no time', set(whole, 'digest.at', '24:00'), 'digest.at'],
  ['a digest to nobody', set(whole, 'digest.to', []), 'digest.to'],
  ['a digest to managers who are a person', set(whole, 'digest.to.1.person', { id: 'olga' }), 'digest.to[1].managers'],
  ['a digest to managers of two queues', set(whole, 'digest.to.1.queues', ['VPN', 'Mail']), 'digest.to[1].queues', apart],
  ['a digest on a day twice', set(whole, 'digest.days', ['mon', 'mon']), 'digest.days'],
  ['a digest on no day', set(whole, 'digest.days', []), 'digest.days'],
  ['a digest of everything', set(whole, 'digest.cases', 51), 'digest.cases'],
  ['a report at no time', set(whole, 'report_mails.0.at', '24:00'), 'report_mails[0].at'],
  ['a report on no day', set(whole, 'report_mails.0.weekday', undefined), 'report_mails[0].weekday'],
  ['a report on two kinds of days', set(whole, 'report_mails.0.day_of_month', 1), 'report_mails[0].weekday'],
  ['a report on a day that no month has', set(whole, 'report_mails.1.day_of_month', 32), 'report_mails[1].day_of_month'],
  ['a report of a year', set(whole, 'report_mails.0.period', 'year'), 'report_mails[0].period'],
  ['a report to nobody', set(whole, 'report_mails.0.to', []), 'report_mails[0].to'],
  ['a report to managers who are a person', set(whole, 'report_mails.0.to.0.person', { id: 'olga' }), 'report_mails[0].to[0].managers'],
  ['a report to somebody twice', set(whole, 'report_mails.0.to.1', { managers: true }), 'report_mails[0].to[1]', names],
  ['a report to managers of two queues', set(whole, 'report_mails.0.queues', ['VPN', 'Mail']), 'report_mails[0].queues', apart],
  ['two reports of one name', set(whole, 'report_mails.1.name', 'Board'), 'report_mails[1].name', names],
  ['somebody who reads nothing', set(whole, 'own_languages.0.language', ''), 'own_languages[0].language'],
  ['somebody who reads two languages', set(whole, 'own_languages', [{ person: 'jana', language: 'pt' }, { person: 'jana', language: 'de' }]), 'own_languages[1].person', names],
  ['a language too long', set(whole, 'staff_language', 'x'.repeat(36)), 'staff_language'],
  ['an absence that ends before it begins', set(whole, 'absences.0.until', '2026-12-20'), 'absences[0].until', order],
  ['a survey with a name of ours', set(whole, 'surveys.0.id', 'amends:recovery'), 'surveys[0]'],
  ['a touchpoint with a name of ours', set(whole, 'surveys.0.touchpoint', 'amends:recovery'), 'surveys[0]'],
  ['two surveys of one id', set(plain, 'surveys', [whole.surveys[1], { ...whole.surveys[0], id: 'articles' }]), 'surveys[1]', names],
  ['two surveys of one touchpoint', set(plain, 'surveys', [whole.surveys[1], { ...whole.surveys[0], touchpoint: 'kb-article' }]), 'surveys[1]', names],
  ['four answers', set(plain, 'surveys', [survey(4, of(2, 0, 2))]), 'surveys[0].scale'],
  ['an answer without a meaning', set(whole, 'surveys.0.classes', ['dissatisfied']), 'surveys[0].classes'],
  ['a higher answer that means worse', set(whole, 'surveys.0.classes', ['satisfied', 'dissatisfied']), 'surveys[0].classes', order],
  ['an answer without a label', set(whole, 'surveys.1.texts.en.labels', ['1', '2', '3', '4']), 'surveys[1].texts.en.labels'],
  ['no English', set(whole, 'surveys.1.texts', { de: whole.surveys[1].texts.en }), 'surveys[1].texts.en'],
  ['a reason without a text', set(whole, 'surveys.0.texts.en.reasons', {}), 'surveys[0].texts.en.reasons.slow', elsewhere],
  ['a text for a reason that is not there', set(whole, 'surveys.1.texts.en.reasons', { slow: 'Slow' }), 'surveys[1].texts.en.reasons.slow', elsewhere],
  ['a tag to leave out that is empty', set(whole, 'ask.exclude.tags', ['']), 'ask.exclude.tags'],
  ['a domain in capitals', set(whole, 'ask.exclude.domains', ['a.org', 'Example.org']), 'ask.exclude.domains[1]'],
  ['a domain that is an address', set(whole, 'ask.exclude.domains', ['x@example.org']), 'ask.exclude.domains[0]'],
  ['an origin with a path', set(whole, 'origins', ['https://a.example.org', 'https://shop.example.com/']), 'origins[1]'],
  ['an origin with the port that goes without saying', set(whole, 'origins', ['https://shop.example.com:443']), 'origins[0]'],
  ['any origin', set(whole, 'origins', ['*']), 'origins[0]'],
  ['an origin in capitals', set(whole, 'sites.0.origins', ['https://Shop.example.com']), 'sites[0].origins[0]'],
  ['an origin with a host that is too long', set(whole, 'origins', [`https://${'a.'.repeat(127)}`.slice(0, -1) + '.b'.repeat(2)]), 'origins[0]'],
  ['a site with an id of its own making', set(whole, 'sites.0.id', 'site_mine'), 'sites[0].id'],
  ['a site with an id that was never made', set(whole, 'sites.0.id', 'site_abcdefgh234567ab'), 'sites[0].id', elsewhere],
  ['a site that rates nothing', set(whole, 'sites.0.touchpoints', []), 'sites[0].touchpoints'],
  ['a site for a touchpoint that nobody asks about', set(whole, 'sites.0.touchpoints', ['chat-ended']), 'sites[0].touchpoints', elsewhere],
  ['a webhook with a name that no secret hangs on', set(whole, 'webhooks.0.id', 'my crm'), 'webhooks[0].id'],
  ['a webhook with a user', set(whole, 'webhooks.0.url', 'https://me:secret@hooks.example.org/'), 'webhooks[0].url'],
  ['a webhook with a fragment', set(whole, 'webhooks.0.url', 'https://hooks.example.org/#x'), 'webhooks[0].url'],
  ['a webhook with a space', set(whole, 'webhooks.0.url', 'https://hooks.example.org/a b'), 'webhooks[0].url'],
  ['a webhook that is told twice', set(whole, 'webhooks.0.events', ['rating.praised', 'rating.praised']), 'webhooks[0].events[1]'],
  ['a webhook that is told nothing', set(whole, 'webhooks.0.events', []), 'webhooks[0].events'],
  ['a webhook that is told what never happens', set(whole, 'webhooks.0.events', ['follow_up.sung']), 'webhooks[0].events[0]'],
  ['two webhooks of one id', set(whole, 'webhooks', [whole.webhooks[0], { ...whole.webhooks[0], url: 'https://b.example.org/' }]), 'webhooks[1]', names],
];
