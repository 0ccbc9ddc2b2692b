const writing = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

/**
 * The keys of the desk. They work while the list or the case has the focus; single letters can be
 * switched off, Esc and Ctrl+Enter cannot.
 */
export function handleKey(el, event) {
  const target = event.composedPath()[0];
  if (target.closest?.('dialog')) return false;   // a dialog closes by itself
  if (event.key === 'Escape') return act(event, () => el.back());
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return act(event, () => el.save());
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches?.(writing)) return false;
  if (event.key === 'Enter') return openFrom(el, event, target);
  if (!el.keysOn) return false;
  const action = {
    j: () => el.step(1),
    k: () => el.step(-1),
    a: () => el.write('assign'),
    c: () => el.write('contact'),
    e: () => el.write('address'),
    n: () => el.write('note'),
    w: () => el.write('wait'),
    z: () => el.work.undo(),
    '/': () => el.focusSearch(),
    '?': () => el.showHelp(true),
  }[event.key];
  return action ? act(event, action) : false;
}

/** Enter on a row opens it; on a button or link of ours it stays what it is. */
function openFrom(el, event, target) {
  if (target.matches?.('button, a:not([data-case]), summary')) return false;
  if (target.dataset?.case) return act(event, () => el.openCase(target.dataset.case, { focus: true }));
  return el.current ? act(event, () => el.openCase(el.current, { focus: true })) : false;
}

function act(event, action) {
  event.preventDefault();
  event.stopPropagation();
  action();
  return true;
}
