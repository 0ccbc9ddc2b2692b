// How many are waiting, if this browser is signed in; starting over; and, where the demo lives in this browser, its
// history as a file, out and in.
import { served } from './serve.js';

const waiting = document.getElementById('waiting');
const reset = document.getElementById('reset');
const said = document.getElementById('said');
const file = document.getElementById('file');

const post = (path, body) => fetch(path, { method: 'POST', headers: { 'x-amends': '1' }, body }).catch(() => null);
const say = (text) => { said.textContent = text; };

reset.addEventListener('click', async () => {
  reset.disabled = true;
  say('Making up fresh data.');
  localStorage.clear();
  sessionStorage.clear();
  const answer = await post('demo/reset');
  say(answer?.ok ? 'Fresh data is ready.' : 'Stop the demo and start it again with --fresh.');
  reset.disabled = false;
  if (answer?.ok) count();
});

file.addEventListener('change', async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  file.disabled = true;
  say(`Reading ${chosen.name}.`);
  const answer = await post('demo/history', chosen);
  say(answer?.ok ? `${chosen.name} is here. What was here before is gone.` : `${chosen.name} was not taken, and nothing changed: ${await whyNot(answer)}`);
  file.value = '';
  file.disabled = false;
  if (answer?.ok) count();
});

async function whyNot(answer) {
  const problem = await answer?.json().catch(() => null);
  return problem?.detail ?? 'it could not be read.';
}

async function count() {
  const answer = await fetch('amends/api/follow-ups?state=waiting&limit=1', { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  const { counts } = await answer.json();
  waiting.textContent = `Open the follow-ups, ${counts.waiting} waiting`;
}

document.documentElement.dataset.where = served.where;
if (served.fault) say(`What you do here is gone after a while: ${served.fault.detail}.`);
count();
