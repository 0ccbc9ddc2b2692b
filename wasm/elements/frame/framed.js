// The frame's side: for our own page inside of somebody's. Which pages may hear it says
// <meta name="amends-parents" content="https://shop.example.com …">, beside the policy's frame-ancestors.
import { detailOf, events } from './messages.js';

const page = document.documentElement;
const schemes = ['light', 'dark', 'light dark'];
let tell = () => {};

const allowed = () => (document.querySelector('meta[name="amends-parents"]')?.content ?? '').split(/\s+/).filter(Boolean);

function wear({ accent, radius, scheme } = {}) {
  const set = (name, value, like) => {
    if (typeof value === 'string' && CSS.supports(like, value)) page.style.setProperty(name, value);
  };
  set('--amends-accent', accent, 'color');
  set('--amends-radius', radius, 'border-radius');
  if (schemes.includes(scheme)) page.style.colorScheme = scheme;
}

function tellHeight() {
  tell({ amends: 'height', height: page.getBoundingClientRect().height });
}

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || parent === window || !allowed().includes(origin) || data?.amends !== 'hello') return;
  tell = (message) => parent.postMessage(message, origin);
  wear(data.look);
  tell({ amends: 'title', title: document.title });
  tellHeight();
});

new ResizeObserver(tellHeight).observe(page);

for (const name of Object.keys(events)) {
  addEventListener(name, (event) => {
    const detail = detailOf(name, event.detail);
    if (detail) tell({ amends: 'event', name, detail });
  });
}
