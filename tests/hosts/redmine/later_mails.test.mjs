// What Redmine mails later than the change that caused it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { inSteps } from '../support/complaint.mjs';
import { walkLaterMails, walkTimer } from '../support/later_mails.mjs';
import { Redmine } from './redmine.mjs';
import { Visitor } from './visitor.mjs';

const ticket = 2;

describe('later mails of Redmine', () => {
  let redmine, admin, maya, jana;
  const step = inSteps();

  before(async () => {
    redmine = await Redmine.start({ workers: 0 });
    [admin, maya, jana] = await Promise.all(['admin', 'maya', 'jana'].map((login) => Visitor.signedIn(redmine, login)));
  });
  after(async () => { await redmine?.stop(); });

  const helpdesk = () => ({
    ticket,
    close: () => jana.close(ticket),
    tick: () => redmine.rake('redmine:amends:tick'),
    mails: () => redmine.mails(),
    asAdmin: (...call) => admin.ask(...call),
    asManager: (...call) => maya.ask(...call),
    hostTick: (note) => redmine.hostTick(note),
  });

  walkLaterMails(step, helpdesk);
  walkTimer(step, helpdesk);

  step('the log holds no complaint', async () => assert.deepEqual(await redmine.complaints(), []));
});
