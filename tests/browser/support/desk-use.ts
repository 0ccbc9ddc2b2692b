// A host's code, as TypeScript sees it. It is checked, never run.
import type { AmendsFollowUp, FollowUpState, Person, Transport } from '../../../wasm/types/desk.js';

const list = document.createElement('amends-follow-ups');
const people: Person[] = [{ id: 'jana', name: 'Jana Novák', team: 'Network' }];
Object.assign(list, { src: '/amends', me: 'jana', people });

list.addEventListener('amends-case', ({ detail }) => {
  // @ts-expect-error no case may be in hand
  const id: string = detail.id;
  console.log(id);
});

document.addEventListener('amends-follow-up', ({ detail }) => {
  const { id, kind, state }: AmendsFollowUp = detail;
  const reached: FollowUpState = state;
  console.log(id, kind === 'address', reached);
  // @ts-expect-error nobody deletes a case
  console.log(kind === 'delete');
});

const report = document.createElement('amends-report');
report.followUpsHref = '/follow-ups';
report.query = 'by=team';
report.addEventListener('amends-drill', (event) => {
  event.preventDefault();
  location.search = event.detail.query;
});

const settings = document.createElement('amends-settings');
settings.src = '/amends';
settings.addEventListener('amends-settings', ({ detail }) => {
  const revision: number = detail.revision;
  console.log(revision);
});

const away: Transport = {
  request: () => Promise.resolve({ status: 503, headers: {}, body: null }),
};
const panel = document.createElement('amends-request');
panel.transport = away;
// @ts-expect-error ids are text
panel.request = 17;
void panel.refresh().then(() => panel.updateComplete);
