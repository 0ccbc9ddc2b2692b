// Something befalls the store while RT runs: RT goes on, says what is wrong, and loses nothing when it is over.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Answering } from '../support/answering.mjs';
import { inSteps } from '../support/complaint.mjs';
import { until } from '../support/waiting.mjs';
import { linksOf, RequestTracker, tokenOf } from './rt.mjs';
import { storeTroubles } from './store_troubles.mjs';
import { Visitor } from './visitor.mjs';

// Each is a whole RT: ./dev test --all meets them all.
const met = process.env.AMENDS_TEST_ALL === '1' ? storeTroubles : storeTroubles.slice(0, 1);

for (const trouble of met) {
  describe(`when ${trouble.name}`, { skip: trouble.skip }, () => {
    let folder, giveBack, end, rt, maya, link, pressing;
    const step = inSteps();

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'amends-store-'));
      const place = join(folder, 'data');
      giveBack = await trouble.place(place);
      rt = await RequestTracker.start({ environment: { AMENDS_STORE: join(place, 'amends.db') } });
      await rt.setStatus(3, 'resolved');
      link = linksOf((await rt.mails()).at(-1))[0];
      maya = await Visitor.signedIn(rt, 'maya');
      const ends = await trouble.begin(place);
      end = () => { end = null; return ends(); };
      await rt.renewWorkers();
    });

    after(async () => {
      await rt?.stop();
      await end?.();
      await giveBack?.();
      await rm(folder, { recursive: true, force: true });
    });

    step('an agent resolves a ticket, RT’s own mail goes out, and the log says what is wrong', async () => {
      await rt.setStatus(1, 'resolved');
      const mail = await rt.mail('the ordinary mail', ({ to }) => to[0] === 'ingrid@example.org');
      assert.match(mail.text, /your request has been\s+resolved/);
      assert.ok(!mail.text.includes('/amends/'));
      assert.match(await rt.log(), new RegExp(`nobody was asked about ticket 1: the answer was 503 ${trouble.code}`));
    });

    step('a customer is told to try again', async () => {
      const person = new Answering(link);
      pressing = person.press(1);
      const { status, retry_after_s } = await until('a refusal', () => person.refusal);
      assert.ok(status === 503 && retry_after_s > 0, `${status} ${retry_after_s}`);
      const page = await fetch(link, { headers: { accept: 'text/html' } });
      assert.ok(page.status === 200 || /<h1>Please try again later\.<\/h1>/.test(await page.text()), 'a store that can be read still asks');
    });

    step('the timer and the check say so', async () => {
      const tick = await rt.tick();
      assert.equal(tick.code, 1);
      const { said, code } = await rt.program('sbin/amends-rt-check');
      assert.equal(code, 1);
      assert.match(said, new RegExp(`^BAD {3}.*${trouble.code}`, 'm'));
    });

    step('a manager is told so on her page', async () => {
      const { status, body } = await maya.ask('GET', '/Amends/');
      assert.equal(status, 200);
      assert.ok(body.includes(trouble.page));
    });

    step('when it is over the customer’s answer arrives, and the timer tells what could not be told', async () => {
      await end();
      assert.equal((await pressing).result, 'recorded');
      assert.equal(await rt.satisfaction(3), 'Dissatisfied');
      assert.deepEqual(await rt.tick(), { said: '', code: 0 });
      assert.equal((await rt.told(1)).completed, true);
      assert.ok(!(await maya.ask('GET', '/Amends/')).body.includes(trouble.page));
    });

    step('the log has no link', async () => assert.ok(!(await rt.log()).includes(tokenOf(link))));
  });
}
