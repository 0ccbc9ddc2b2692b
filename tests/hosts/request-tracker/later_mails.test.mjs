// What Request Tracker mails later than the change that caused it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { inSteps } from '../support/complaint.mjs';
import { walkLaterMails, walkTimer } from '../support/later_mails.mjs';
import { RequestTracker } from './rt.mjs';
import { Visitor } from './visitor.mjs';

const ticket = 2;

describe('later mails of Request Tracker', () => {
  let rt, root, maya;
  const step = inSteps();

  before(async () => {
    rt = await RequestTracker.start();
    [root, maya] = await Promise.all(['root', 'maya'].map((name) => Visitor.signedIn(rt, name)));
  });
  after(async () => { await rt?.stop(); });

  const asked = (who) => (method, path, document) => who().ask(method, `/Amends${path}`, document);

  const helpdesk = () => ({
    ticket,
    close: () => rt.setStatus(ticket, 'resolved'),
    tick: () => rt.tick(),
    mails: () => rt.mails(),
    asAdmin: asked(() => root),
    asManager: asked(() => maya),
    hostTick: (note) => rt.hostTick(note),
  });

  walkLaterMails(step, helpdesk);
  walkTimer(step, helpdesk);

  step('the log holds no complaint', async () => assert.deepEqual(await rt.complaints(), []));
});
