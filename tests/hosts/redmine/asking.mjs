// Customers whose issues were closed: each has got the question, and answers it without a browser.
import assert from 'node:assert/strict';
import { Answering } from '../support/answering.mjs';
import { until } from '../support/waiting.mjs';
import { Visitor } from './visitor.mjs';

const logins = ['ingrid', 'dieter', 'amara'];

/** Writes an issue as one of the customers. @returns {Promise<number>} */
export const write = (redmine, at) => new Visitor(redmine, logins[at % logins.length]).write(`Trouble ${at}`);

/** @returns {Promise<{issue: number, link: string, person: Answering}[]>} one for each issue, in their order */
export async function asked(redmine, agent, count) {
  const issues = [];
  for (let at = 0; at < count; at += 1) issues.push(await write(redmine, at));
  for (const issue of issues) await agent.close(issue);
  const pages = await until('the questions', async () => {
    const found = pagesIn(await redmine.mails());
    return issues.every((issue) => found.has(issue)) && found;
  });
  return issues.map((issue) => ({ issue, link: pages.get(issue), person: new Answering(pages.get(issue)) }));
}

/** The page behind the links of each issue's question. */
export function pagesIn(mails) {
  const found = mails.map(({ subject, text }) => [Number(/#(\d+)\]/.exec(subject)?.[1]), /http\S*\/amends\/r\/\w+/.exec(text)?.[0]]);
  return new Map(found.filter(([, page]) => page));
}

/** Presses one answer after the other, each until it is acknowledged. */
export async function pressEach({ person }, answers, acknowledged = () => {}) {
  for (const answer of answers) {
    const { result, answer: stands } = await person.press(answer);
    assert.deepEqual([result, stands], ['recorded', answer]);
    acknowledged();
  }
}

/** The store has each answer once, and the last one counts. */
export async function assertKept(manager, { issue }, answers) {
  const { body: { ratings, timeline, aside } } = await manager.ask('GET', `/api/requests/${issue}`);
  const given = timeline.filter(({ type }) => type === 'rated').map(({ answer }) => answer);
  assert.deepEqual([given, ratings.map(({ answer }) => answer), aside], [answers, [answers.at(-1)], []]);
}

/** Lets time pass until so many notifications have reached the manager: each once. */
export async function assertNotified(redmine, count) {
  const notices = async () => (await redmine.mails()).filter(({ to }) => to.includes('maya@example.org'));
  await until('the notifications', async () => {
    await redmine.rake('redmine:amends:tick');
    return (await notices()).length >= count;
  });
  assert.equal(new Set((await notices()).map(({ message_id }) => message_id)).size, count);
  assert.equal((await notices()).length, count);
}
