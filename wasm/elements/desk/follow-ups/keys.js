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
  const work = (kind) => () => (el.bulk.selection.size ? el.writeBulk(kind) : el.write(kind));
  const action = {
    j: () => el.step(1),
    k: () => el.step(-1),
    J: () => el.stepSelecting(1),
    K: () => el.stepSelecting(-1),
    x: () => el.bulk.pickCurrent(),
    a: work('assign'),
    c: () => el.write('contact'),
    e: work('address'),
    n: work('note'),
    w: () => el.write('wait'),
    m: () => el.write('write'),
    r: () => el.write('reopen-request'),
    o: () => el.write('offer'),
    g: () => el.write('merge'),
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
