// All that a test file of profiles needs: the house, who visits it, and what came of the visits.
import { after } from 'node:test';
import { closeConnections } from './client.mjs';
import { House } from './house.mjs';
import { Ledger } from './ledger.mjs';
import { Mail } from './mail.mjs';
import { People } from './people.mjs';
import { Robots } from './robots.mjs';
import { keepRows } from './rows.mjs';

/** To be called once by a test file. */
export async function openWorld() {
  // What was opened last is closed first.
  const closers = [];
  const later = (close) => closers.unshift(close);
  const rows = [];
  after(async () => {
    for (const close of closers) await close();
    await keepRows(rows);
  });
  later(closeConnections);
  const house = await House.open(later);
  const ledger = new Ledger(house);
  const robots = new Robots();
  later(() => robots.close());
  const write = async (name, scale) => {
    const mail = await Mail.write(house, name, scale);
    mail.events = (await ledger.panel(mail)).timeline.length;
    return mail;
  };
  return { house, ledger, robots, people: new People(later), write, rows };
}
