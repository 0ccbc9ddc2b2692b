// Plays one journey of a profile on a mail of its own, and says where it ended otherwise than expected.
import assert from 'node:assert/strict';
import { stepNow } from './profiles.mjs';
import { steps } from './steps.mjs';

const nothing = { counted: 0, cases: 0, mails: 0 };

/**
 * A journey from its mail to its row in the table; fails where they differ.
 * @param {{id: string, title: string}} profile
 */
export async function playJourney(world, { id, title }, journey, scale, steps, expect = {}) {
  const name = `${id} ${journey}`;
  const play = await Play.begin(world, name, scale);
  try {
    await play.do(steps);
  } catch (error) {
    play.problems.push(error.message.split('\n')[0]);
  }
  const row = { id, title, journey, ...await play.end(expect) };
  await world.people.forget();
  world.rows.push(row);
  assert.deepEqual(row.problems, []);
}

/** The same where one process sees every fetch: what it remembers must not help a scanner, either. */
export async function playOnOneProcess(world, ...journey) {
  world.house.front.processes = 1;
  try {
    await playJourney(world, ...journey);
  } finally {
    world.house.front.processes = Infinity;
  }
}

/** What a person's answer leads to, unless the profile says otherwise. */
const personal = (answer) => ({ counted: 1, answer, cases: answer === 'worst' ? 1 : 0, mails: answer === 'worst' ? 1 : 0 });

class Play {
  taps = 0;
  taken = [];
  problems = [];
  #background = [];

  static async begin(world, name, scale) {
    const play = new Play();
    Object.assign(play, { world, name, house: world.house, mail: await world.write(name, scale) });
    return play;
  }

  async do(list) {
    for (const written of list) {
      const step = stepNow(written);
      if (step.at_s !== undefined) this.house.clock.reach(this.mail.at + step.at_s * 1000);
      const done = steps[step.do](this, step);
      if (step.background) this.#background.push(done);
      else await done;
    }
  }

  /** @returns the row of the table */
  async end(expect) {
    this.over = true;
    await Promise.all(this.#background);
    await this.world.ledger.settle();
    const found = await this.world.ledger.read(this.mail);
    if (expect.stopped !== undefined) found.stopped = await this.world.ledger.hasStopped(this.mail);
    this.#compare({ ...(expect.answer ? personal(expect.answer) : nothing), ...expect }, found);
    for (const mail of this.crowd ?? []) this.#add(found, await this.world.ledger.read(mail), personal(expect.each));
    return { scale: this.mail.scale, ...found, taps: this.taps, problems: this.problems };
  }

  #add(found, one, wanted) {
    this.#compare(wanted, one);
    for (const name of ['counted', 'cases', 'mails']) found[name] += one[name];
  }

  #compare(wanted, found) {
    const differ = (name, is, should) => this.problems.push(`${name} is ${is}, should be ${should}`);
    for (const name of ['counted', 'cases', 'mails', 'withdrawn', 'disputed', 'held', 'ratings', 'comment', 'comments', 'stopped']) {
      if (wanted[name] !== undefined && found[name] !== wanted[name]) differ(name, found[name], wanted[name]);
    }
    if (found.reported !== found.counted) differ('reported', found.reported, found.counted);
    if (wanted.answer && found.answer !== this.mail.answer(wanted.answer)) differ('answer', found.answer, wanted.answer);
    if (wanted.taps !== undefined && this.taps > wanted.taps) differ('taps', this.taps, `at most ${wanted.taps}`);
    if (wanted.counted === 0 && found.status !== 'asked') differ('status', found.status, 'asked');
    for (const event of wanted.events ?? []) if (!found.events.includes(event)) differ('history', found.events.join(' '), `with ${event}`);
    if (wanted.written === false && found.events.length !== this.mail.events) differ('history', found.events.join(' '), 'what it was');
  }
}
