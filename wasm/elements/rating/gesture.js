const quiet = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'ScrollLock'];

/**
 * Hears the first sign that somebody is at the page of a link: a pointer between two different places,
 * touch, wheel or a key, made by a person and while the page is looked at. Browsers move the pointer
 * themselves when a page comes up below it, so one place is no sign. See docs/one-click.md.
 */
export function onFirstGesture(signal, heard) {
  let place;
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort());
  const options = { signal: stop.signal, passive: true, capture: true };

  const sign = (event) => {
    if (!event.isTrusted || document.visibilityState !== 'visible' || document.prerendering) return;
    stop.abort();
    heard();
  };
  addEventListener('pointermove', (event) => {
    const here = `${event.screenX} ${event.screenY}`;
    place ??= here;
    if (place !== here) sign(event);
  }, options);
  for (const kind of ['pointerdown', 'touchstart', 'wheel']) addEventListener(kind, sign, options);
  addEventListener('keydown', (event) => { if (!quiet.includes(event.key)) sign(event); }, options);
}

/** Hears that the page is left or was hidden without a sign. */
export function onLeaving(signal, heard) {
  addEventListener('pagehide', heard, { signal });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') heard(); }, { signal });
}
