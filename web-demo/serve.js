// Sees to it that somebody answers below amends/: the server that the page came from or, where only files were put, a
// service worker with the whole product in it. Then loads the modules that the page names in data-then.
const patience_ms = 60_000;
const between_ms = 120;

const own = document.querySelector('script[data-then]');

const speaksJson = (answer) => /\bjson\b/.test(answer.headers.get('content-type') ?? '');

// Null only where files are given out and nothing else: a page on its way out gets no answer, either.
async function state() {
  const answer = await fetch('demo/state.json', { headers: { accept: 'application/json' }, cache: 'no-store' });
  const isJson = speaksJson(answer);
  if (answer.ok && isJson) return answer.json();
  // A helpdesk of somebody's own has no demo, but the product.
  const desk = await fetch('amends/api/health', { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (speaksJson(desk) && desk.status !== 404) return { where: 'server' };
  if (answer.status === 404 || answer.ok) return null;
  const problem = isJson ? await answer.json().catch(() => null) : null;
  throw new Error(problem?.detail ?? `the answer was ${answer.status}`);
}

function line() {
  const box = Object.assign(document.createElement('div'), { className: 'arriving' });
  const words = Object.assign(document.createElement('p'), { role: 'status' });
  const bar = Object.assign(document.createElement('progress'), { max: 1000 });
  bar.ariaLabel = 'Getting ready';
  box.append(words, bar);
  document.body.prepend(box);
  return {
    say(text, done) {
      if (words.textContent !== text) words.textContent = text;
      if (done === undefined) bar.removeAttribute('value');
      else bar.value = done;
    },
    fail(text) {
      bar.remove();
      words.textContent = text;
      words.role = 'alert';
    },
    offer(text, act) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: text });
      button.addEventListener('click', act);
      box.append(button);
    },
    end() { box.remove(); },
  };
}

const controlled = () => new Promise((done, fail) => {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return done();
  serviceWorker.addEventListener('controllerchange', () => done(), { once: true });
  setTimeout(() => fail(new Error('it did not start')), patience_ms);
});

async function bringWorker() {
  if (!('serviceWorker' in navigator)) {
    throw new Error(isSecureContext ? 'this window allows no service workers; private windows often do not'
      : 'service workers need https, or localhost');
  }
  const name = 'service-worker.js';
  const policy = globalThis.trustedTypes?.createPolicy('amends-demo', { createScriptURL: () => name });
  await navigator.serviceWorker.register(policy?.createScriptURL(name) ?? name, { updateViaCache: 'none' });
  await controlled();
}

async function startOver({ target }) {
  target.disabled = true;
  await fetch('demo/reset', { method: 'POST', headers: { 'x-amends': '1' } });
  location.reload();
}

async function ready() {
  let shown;
  try {
    let now = await state();
    if (now?.where === 'server' || now?.told === 1000) return now;
    shown = line();
    if (!now) {
      shown.say('Bringing Amends into this browser, once: about a megabyte');
      await bringWorker();
      now = await state();
    }
    for (; now && now.told < 1000; now = await state()) {
      if (now.fault?.kind === 'lost') {
        shown.offer('Start over with fresh data', startOver);
        throw new Error(`what this browser kept of the demo cannot be read: ${now.fault.detail}`);
      }
      shown.say('Making up a year of a small helpdesk', now.told);
      await new Promise((done) => { setTimeout(done, between_ms); });
    }
    if (!now) throw new Error('it does not answer');
    shown.end();
    return now;
  } catch (error) {
    shown ??= line();
    shown.fail(`Amends could not be started here: ${error.message}.`);
    return new Promise(() => {});   // told; what would come next has nobody to ask
  }
}

/** Who answers: {"where": "server" | "browser", "told": 0..1000, "kept": whether a reload finds what was done}. */
export const served = await ready();
if (served.where === 'browser') await import('./here.js');
// Not waited for: they may import this one.
for (const module of own.dataset.then.split(' ')) import(new URL(module, document.baseURI));
