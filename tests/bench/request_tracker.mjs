// What Amends costs a Request Tracker.
import { Visitor } from '../hosts/request-tracker/visitor.mjs';
import { RequestTracker } from '../hosts/request-tracker/rt.mjs';
import { comparePages, compareWrites } from './host_cost.mjs';

const ticket = 1;
const tickets = 5;   // of the queue that asks

const addCustomField = (rt) => rt.perl(`
  my $field = RT::CustomField->new(RT->SystemUser);
  my ($id, $why) = $field->Create(Name => 'Bench', Type => 'FreeformSingle', LookupType => RT::Ticket->CustomFieldLookupType);
  die $why unless $id;
  my ($added, $reason) = $field->AddToObject(RT::Queue->new(RT->SystemUser));
  die $reason unless $added;`);

async function good({ status, body }) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function writesOf(rt) {
  const root = await Visitor.signedIn(rt, 'root');
  await addCustomField(rt);
  return compareWrites({
    tell: async (id, document) => good(await root.ask('PUT', `/Amends/api/requests/${id}`, document)),
    invite: async (id) => good(await root.ask('POST', '/Amends/api/invitations', { request: id })),
  }, async (at) => good(await root.ask('PUT', `/REST/2.0/ticket/${1 + (at % tickets)}`, { CustomFields: { Bench: `value ${at}` } })));
}

export async function measureRequestTracker() {
  // Workers that live through all of it: what they took of the processor is theirs to tell.
  const rt = await RequestTracker.start({ environment: { AMENDS_RT_REQUESTS: '100000' } });
  try {
    await rt.setStatus(ticket, 'resolved');
    const people = await Promise.all(['jana', 'tomas'].map((name) => Visitor.signedIn(rt, name)));
    const pages = await comparePages(await rt.workers(), `/Ticket/Display.html?id=${ticket}`, ...people);
    return { ...pages, ...await writesOf(rt) };
  } finally {
    await rt.stop();
  }
}
