// What Amends costs a Redmine.
import { Redmine } from '../hosts/redmine/redmine.mjs';
import { Visitor } from '../hosts/redmine/visitor.mjs';
import { comparePages, compareWrites, look, pagesSeen, resident_bytes } from './host_cost.mjs';

const issue = 2;
const path = `/issues/${issue}`;

const signedIn = (redmine, ...logins) => Promise.all(logins.map((login) => Visitor.signedIn(redmine, login)));

async function writesOf(redmine) {
  const [admin] = await signedIn(redmine, 'admin');
  const field = await redmine.addCustomField();
  return compareWrites({
    tell: (id, document) => admin.ask('PUT', `/api/requests/${id}`, document),
    invite: async (id) => (await admin.ask('POST', '/api/invitations', { request: id })).body,
  }, (at) => admin.api('PUT', `/issues/${1 + (at % 5)}.json`, { issue: { custom_field_values: { [field]: `value ${at}` } } }));
}

export async function measureRedmine() {
  const started = [await Redmine.start({ workers: 0 }), await Redmine.start({ workers: 0, plugin: false })];
  try {
    const [redmine, bare] = started;
    for (const each of started) await new Visitor(each, 'jana').close(issue);
    const pagesOf = await comparePages([redmine.pid], path, ...await signedIn(redmine, 'eoin', 'tomas'));
    await look((await signedIn(bare, 'eoin'))[0], path, pagesSeen);
    const added = await resident_bytes(redmine.pid) - await resident_bytes(bare.pid);
    return { ...pagesOf, added_bytes: added, ...await writesOf(redmine) };
  } finally {
    for (const redmine of started) await redmine.stop();
  }
}
