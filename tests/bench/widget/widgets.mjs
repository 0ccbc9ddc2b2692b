// Rating widgets side by side in Chromium: ours, those of others, and plain HTML.
import { join } from 'node:path';
import { root } from '../measure.mjs';
import { checkPage } from './checks.mjs';
import { openDoor } from './door.mjs';
import { Ending } from './ending.mjs';
import { buildPages } from './pages.mjs';
import { openSite } from './site.mjs';
import { summaries } from './statistics.mjs';
import { quiet, timeVisit } from './timing.mjs';
import { Visitor } from './visit.mjs';

const pages = join(root, 'build/bench/pages');

/** Rounds in which every page has its turn, so that noise falls on all of them; the first warms up. */
async function timeRounds(visitor, widgets, machine, { rounds, patience_ms, say, ending }) {
  const samples = new Map(widgets.map((widget) => [widget, []]));
  const idle = [];
  for (let round = 0; round <= rounds; round += 1) {
    say(`widgets, ${machine}: round ${round} of ${rounds}`);
    for (const widget of widgets) {
      idle.push(await quiet(patience_ms));
      try {
        const sample = await visitor.visit(widget, { machine }, timeVisit);
        if (round > 0) samples.get(widget).push(sample);
      } catch (error) {
        ending.check();
        say(`${widget.name}: ${error.message.split('\n')[0]}`);
      }
    }
  }
  return { samples, idle };
}

async function take(visitor, widgets, options) {
  const results = widgets.map(({ name, title, version }) => ({ name, title, version, missed: {} }));
  const idle = [];
  for (const machine of options.on) {
    const timed = await timeRounds(visitor, widgets, machine, options);
    idle.push(...timed.idle);
    widgets.forEach((widget, at) => {
      const samples = timed.samples.get(widget);
      results[at].missed[machine] = options.rounds - samples.length;
      if (samples.length > 0) results[at][machine] = summaries(samples);
    });
  }
  for (const [at, widget] of widgets.entries()) {
    options.say(`widgets, checks: ${widget.name}`);
    results[at].checks = await checkPage(visitor, widget);
    options.ending.check();
  }
  return { results, idle: idle.sort((a, b) => a - b)[idle.length >> 1] };
}

/**
 * @param {string} folder for the store of the door behind our pages
 * @param {{rounds: number, patience_ms: number, only?: string[], on: string[], say: (what: string) => void}} options
 *   `on`: names of machines; `patience_ms`: how long a visit waits for an idle core
 * @returns {Promise<{chromium: string, rounds: number, idle: number, widgets: object[]}>} for each page and machine the
 *   median and quartiles of every figure, and what the checks found; `idle` is the machine's idle share before visits
 */
export async function measureWidgets(folder, { only, ...options }) {
  const ending = new Ending();
  try {
    options.say('widgets: building the pages');
    const widgets = (await buildPages(pages)).filter(({ name }) => !only || only.includes(name));
    const site = await ending.with(openSite(pages));
    site.door = await ending.with(openDoor(folder, `${site.origin}/plain/amends`));
    const visitor = await ending.with(Visitor.come(site));
    const { results, idle } = await take(visitor, widgets, { ...options, ending });
    return { chromium: visitor.version, rounds: options.rounds, idle, widgets: results };
  } finally {
    await ending.done();
  }
}
