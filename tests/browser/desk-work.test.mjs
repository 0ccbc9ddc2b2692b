// Working through the list: by keyboard, beside a colleague, through failures, with ten thousand cases.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture, until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk, people, sampleCase, sampleRequest } from './desk/fake-desk.mjs';

const desk = new FakeDesk();
const list = useCaseList(desk);
const { row, writes } = list;
let page;

const focused = () => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.case ?? at?.name ?? at?.className ?? '';
});
const title = () => page.locator('#case-title');

const open = async (options) => { page = await list.open(options); };

test('on a page of its own the list has the focus: keys work from the start, and nobody is drawn away', async () => {
  await open();
  await page.keyboard.press('j');
  await until(focused, (id) => id === desk.cases[1].id, 'j moves the focus');
  await page.goto('about:blank');
  await page.route('**/api/follow-ups?*', async (route) => {
    await page.locator('nav a').first().focus();
    await route.continue();
  });
  await page.goBack();
  await row(0).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'A');
});

test('keyboard alone: from the list to addressed, and undone', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('j');
  await until(focused, (id) => id === desk.cases[1].id, 'j moves the focus');
  await page.keyboard.press('k');
  await until(focused, (id) => id === desk.cases[0].id, 'k moves it back');
  await page.keyboard.press('Enter');
  await until(focused, (name) => name === 'detail-body', 'Enter goes into the case');

  await page.keyboard.press('c');
  await until(focused, (name) => name === 'channel', 'c opens the contact form');
  await picture(page, 'contact-1440-light');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await until(focused, (name) => name === 'note', 'the note is two tabs away');
  await page.keyboard.type('Reached her at last.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.history', { hasText: 'Reached her at last.' }).waitFor();
  assert.equal(desk.cases[0].state, 'contacted');

  await page.keyboard.press('e');
  await until(focused, (name) => name === 'outcome', 'e opens the addressed form');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose an outcome').waitFor();
  await page.keyboard.press('P');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Say what was done').waitFor();
  await until(focused, (name) => name === 'note', 'the field to blame has the focus');
  await picture(page, 'fault-1440-light');
  await page.keyboard.type('New client installed.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  await page.locator('#case-title', { hasText: 'Owen Pritchard' }).waitFor();
  await page.getByText('22 cases').waitFor();
  await picture(page, 'undo-1440-light');
  assert.equal(desk.cases[0].outcome, 'fixed');
  assert.deepEqual(await axeFaults(page), []);

  await page.keyboard.press('z');
  await page.getByText('23 cases').waitFor();
  assert.equal(desk.cases[0].state, 'contacted');
});

test('why it happened and what was done may be said, in the tenant\'s own codes', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('e');
  await page.locator('select[name="root_cause"] option', { hasText: 'wires and plugs' }).waitFor({ state: 'attached' });
  await page.locator('select[name="outcome"]').selectOption('fixed');
  await page.locator('select[name="root_cause"]').selectOption('wires_and_plugs');
  await page.locator('textarea[name="note"]').fill('New cable.');
  await picture(page, 'codes-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Control+Enter');
  await page.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  assert.deepEqual([desk.cases[0].outcome, desk.cases[0].root_cause, desk.cases[0].action], ['fixed', 'wires_and_plugs', null]);
  const { body } = desk.requests.findLast(({ method }) => method === 'POST');
  assert.equal('action' in body, false, 'what nobody said is not sent');
});

test('moments of truth are marked, and come first where that is wanted', async () => {
  desk.cases[2].moment = { first_bad: true, balance_tips: true, good_in_a_row: 14 };
  desk.cases[5].moment = { first_bad: false, balance_tips: true, good_in_a_row: 0 };
  await open();
  await row(2).getByText('Moment of truth').waitFor({ state: 'attached' });
  await page.locator('select', { has: page.locator('option[value="moment"]') }).selectOption('moment');
  await until(() => row(0).getAttribute('data-key'), (key) => key === desk.cases[2].id, 'the first of them is on top');
  assert.equal(await row(1).getAttribute('data-key'), desk.cases[5].id);
  assert.equal(await row(2).getAttribute('data-key'), desk.cases[0].id, 'then by urgency');
  await picture(page, 'moments-list-1440-light');
  await row(0).locator('a').click();
  await page.locator('#case-title', { hasText: 'First unhappy answer after 14 good ones' }).waitFor();
  await picture(page, 'moments-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await row(1).locator('a').click();
  await page.locator('#case-title', { hasText: 'Good answers no longer make up for unhappy ones' }).waitFor();
});

test('the customer\'s other requests stand beside the case', async () => {
  const rating = (answer, mood) => ({ answer, scale: 5, class: mood, counted: true });
  desk.others = (request) => [sampleRequest('48300', 2), sampleRequest(request, 3),
    sampleRequest('40111', 40, { ratings: [rating(5, 'satisfied')] }),
    sampleRequest('39999', 90, { url: 'javascript:alert(1)', ratings: [rating(1, 'dissatisfied')], follow_ups: [{ ...sampleCase(1), state: 'addressed' }] })];
  await open();
  await row(0).locator('a').click();
  const others = page.locator('.others > li');
  await others.nth(2).waitFor();
  assert.equal(await others.count(), 3, 'without the one that the case is about');
  assert.equal(await others.nth(0).locator('a').getAttribute('href'), 'https://help.example.org/issues/48300');
  assert.equal(await others.nth(2).locator('a').count(), 0, 'no address of another kind');
  assert.match(await others.nth(2).innerText(), /Dissatisfied[^]*Addressed/);
  await picture(page, 'others-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  desk.others = () => [];
  await page.keyboard.press('j');
  await page.locator('#case-title', { hasText: 'Owen Pritchard' }).waitFor();
  await until(() => page.locator('.others').count(), (count) => count === 0, 'a customer without others has no list');
});

test('a customer of many requests: the earlier ones come page by page, and the focus goes on with them', async () => {
  desk.others = (request) => [sampleRequest(request, 1), ...Array.from({ length: 14 }, (_, n) => sampleRequest(String(47_000 + n), n + 2))];
  await open();
  await row(0).locator('a').click();
  const others = page.locator('.others > li');
  await until(() => others.count(), (count) => count === 9, 'the first page');
  desk.fault = 503;
  await page.locator('[data-earlier]').click();
  await page.getByText('They could not be loaded').waitFor();
  assert.equal(await others.count(), 9);
  desk.fault = null;
  await page.locator('[data-earlier]').focus();
  await page.keyboard.press('Enter');
  await until(() => others.count(), (count) => count === 14, 'all of them');
  assert.equal(await page.locator('[data-earlier]').count(), 0);
  assert.ok(await others.nth(9).evaluate((line) => line.getRootNode().activeElement === line), 'the first of them has the focus');
});

test('what the tenant has no codes for is not asked, and a code that we have no word for is shown', async () => {
  desk.codes = { outcomes: ['sent_flowers'], root_causes: [], actions: [] };
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('e');
  await page.locator('select[name="outcome"] option', { hasText: 'sent flowers' }).waitFor({ state: 'attached' });
  assert.equal(await page.locator('select[name="root_cause"], select[name="action"]').count(), 0);
  await page.locator('select[name="outcome"]').selectOption('sent_flowers');
  await page.locator('textarea[name="note"]').fill('Roses.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  assert.equal(desk.cases[0].outcome, 'sent_flowers');
});

test('assigning: typing narrows, Enter takes the first', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('a');
  await until(focused, (name) => name === 'find', 'a opens the assignment');
  await picture(page, 'assign-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.type('lukas');
  await page.keyboard.press('Enter');
  await row(0).locator('td.owner', { hasText: 'Lukas Brandt' }).waitFor();
  assert.equal(desk.cases[0].assignee.id, 'lukas');
  assert.match(writes()[0].body.op, /^[A-Za-z0-9_-]{22,64}$/);
  assert.equal(writes()[0].headers['x-amends'], '1');
});

test('Esc goes back one step at a time, and ? shows the keys', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('n');
  await page.locator('.dock.writing').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.dock.writing').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await picture(page, 'help-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.getByLabel('Single keys work').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.detail').waitFor({ state: 'detached' });
  await picture(page, 'listonly-1440-light');
  await until(focused, (id) => id === desk.cases[0].id, 'the row has the focus again');
  await page.keyboard.press('a');
  await page.keyboard.press('/');
  assert.equal(await page.locator('.dock.writing').count(), 0, 'single keys are off');
});

test('a colleague was faster: who, what, and nothing written is lost', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('e');
  await page.locator('select[name="outcome"]').selectOption('fixed');
  await page.locator('textarea[name="note"]').fill('New VPN client installed with her on the phone.');
  desk.change(desk.cases[0], { state: 'contacted', contacts: 1, assignee: people[1] }, { type: 'contacted', channel: 'phone', result: 'reached', text: 'Reached her at 10:23.' });
  await page.keyboard.press('Control+Enter');
  const notice = page.locator('.conflict');
  await notice.waitFor();
  await picture(page, 'conflict-1440-light');
  assert.match(await notice.innerText(), /Jana Novák changed this case now\./);
  assert.match(await notice.innerText(), /Open, now Contacted/);
  assert.match(await notice.innerText(), /“Reached her at 10:23\.”/);
  assert.equal(await page.locator('textarea[name="note"]').inputValue(), 'New VPN client installed with her on the phone.');
  assert.deepEqual(await axeFaults(page), []);
  await notice.getByRole('button', { name: 'Keep both' }).click();
  await page.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  assert.equal(desk.cases[0].timeline.at(-1).text, 'New VPN client installed with her on the phone.');
});

test('only the clock went on meanwhile: nobody is asked', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('e');
  await page.locator('select[name="outcome"]').selectOption('fixed');
  await page.locator('textarea[name="note"]').fill('Done while it settled.');
  desk.change(desk.cases[0], {}, { type: 'follow_up_settled', by: { kind: 'system', id: 'tick', name: 'tick' } });
  await page.keyboard.press('Control+Enter');
  await page.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  assert.equal(writes().length, 2, 'the second try follows by itself');
  assert.equal(desk.cases[0].timeline.at(-1).text, 'Done while it settled.');
});

test('a colleague addressed it already: mine can stay as a note', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('e');
  await page.locator('select[name="outcome"]').selectOption('explained');
  await page.locator('textarea[name="note"]').fill('Rang him too.');
  desk.change(desk.cases[0], { state: 'addressed', outcome: 'fixed', closed_at: Date.now() }, { type: 'addressed', outcome: 'fixed', text: 'Done.' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Keep mine as a note' }).click();
  await until(() => desk.cases[0].timeline.at(-1), ({ type, text }) => type === 'noted' && text === 'Rang him too.', 'the note is saved');
});

test('what was written survives a failure and a reload, and a second try is the same press', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('n');
  await page.locator('textarea[name="note"]').fill('Rang twice, nobody there.');
  desk.fault = 503;
  await page.keyboard.press('Control+Enter');
  await page.getByText('Not saved: the helpdesk did not answer. What you wrote is kept').waitFor();
  await page.keyboard.press('Control+Enter');
  await until(() => writes().length, (count) => count === 2, 'it is tried again');
  assert.equal(writes()[0].body.op, writes()[1].body.op, 'one press, one op');

  desk.fault = null;
  await page.reload();
  await row(0).locator('a').focus();
  await page.keyboard.press('n');
  assert.equal(await page.locator('textarea[name="note"]').inputValue(), 'Rang twice, nobody there.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.history', { hasText: 'Rang twice, nobody there.' }).waitFor();
  await page.locator('.dock.writing').waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await until(focused, (name) => name === 'note', 'the form opens again');
  assert.equal(await page.locator('textarea[name="note"]').inputValue(), '', 'a saved draft is gone');
});

test('a customer’s “bad” is seen without a reload, a colleague’s step too', async () => {
  await open();
  await page.getByText('23 cases').waitFor();
  desk.rate({ comment: 'Pressed this very moment.' });
  await page.getByText('Pressed this very moment.').waitFor();
  await page.getByText('24 cases').waitFor();
  desk.change(desk.cases[2], { assignee: people[3], state: 'assigned' }, { type: 'assigned', assignee: people[3] });
  await row(2).locator('td.owner', { hasText: 'Samira Haddad' }).waitFor();
});

test('ten thousand cases: few rows in the page, all of them reachable', async () => {
  desk.reset(10_000);
  await open();
  await page.getByText('10,000 customers are waiting').waitFor();
  const table = page.locator('table.cases');
  const drawn = () => page.locator('tr.case').count();
  assert.equal(await table.getAttribute('aria-rowcount'), '10004', 'the heads and three groups count too');
  assert.ok(await drawn() < 120, 'only what is in view is in the page');
  await picture(page, 'many-1440-light');

  const rows = page.locator('.rows');
  for (let n = 0; n < 30; n += 1) {
    await rows.evaluate((element) => { element.scrollTop += 700; });
    await until(drawn, (count) => count > 20 && count < 120, 'rows follow the scrolling');
  }
  await until(() => page.locator('tr.case[data-key]').last().getAttribute('aria-rowindex'), (index) => Number(index) > 500, 'the rows are far down');
  assert.match(await page.locator('tr.group').first().innerText(), /Later/, 'the head of the group stays');
  await picture(page, 'many-down-1440-light');
  assert.deepEqual(await axeFaults(page), []);

  const late = desk.cases[450];
  const changed = desk.cases[0];
  desk.change(changed, { assignee: people[2], state: 'assigned' }, { type: 'assigned', assignee: people[2] });
  await rows.evaluate((element) => { element.scrollTop = 0; });
  await row(0).locator('td.owner', { hasText: 'Lukas Brandt' }).waitFor();
  assert.ok(late, 'the case further down is still there');
});

test('the last of ten thousand is one pull at the bar away', async () => {
  desk.reset(10_000);
  await open();
  await page.locator('.rows').evaluate((element) => { element.scrollTop = element.scrollHeight; });
  await page.locator(`tr.case[data-key="${desk.cases.at(-1).id}"]`).waitFor();
  const pages = desk.requests.filter(({ path }) => path.endsWith('/follow-ups')).length;
  assert.ok(pages < 60, `in few calls: ${pages}`);
});

test('ten thousand cases scroll smoothly', async () => {
  desk.reset(10_000);
  await open();
  const chromium = await page.context().newCDPSession(page);
  // The page's own processor time: how busy the machine is with other things does not matter.
  await chromium.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await chromium.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const frames = 120;
  const before = await spent();
  await page.locator('.rows').evaluate((element, wanted) => new Promise((done) => {
    const step = (left) => {
      element.scrollTop += 60;
      if (left > 0) requestAnimationFrame(() => step(left - 1));
      else done();
    };
    step(wanted);
  }), frames);
  const each = (await spent() - before) / frames;
  assert.ok(each < 33, `a frame takes less than 33 ms: ${each}`);
});

test('on a phone the case is a page of its own', async () => {
  await open({ width: 375, height: 812, hasTouch: true, isMobile: true });
  await picture(page, 'phone-list');
  await row(1).tap();
  await title().waitFor();
  assert.equal(await page.locator('.list').isVisible(), false);
  await picture(page, 'phone-case');
  await page.getByRole('button', { name: 'Addressed', exact: true }).tap();
  await page.locator('select[name="outcome"]').waitFor();
  await picture(page, 'phone-address');
  assert.deepEqual(await axeFaults(page), []);
  const small = await page.locator('.dock button, .detail-bar button').evaluateAll((buttons) =>
    buttons.filter((button) => button.offsetHeight > 0 && button.offsetHeight < 44).map((button) => `${button.textContent.trim()} ${button.offsetHeight}`));
  assert.deepEqual(small, [], 'fingers have room');
  await page.getByRole('button', { name: 'Follow-ups' }).tap();
  await row(1).waitFor();
});
