// Put into a page before its own scripts. Says when the control of the first step was painted, when it
// counts clicks, and what happened meanwhile. `a >>> b` steps into the shadow root of a; `a || b` is
// whichever is shown.
({ steps, ready, press }) => {
  const findOne = (path) => {
    let root = document;
    let found = null;
    for (const part of path.split('>>>')) {
      found = root?.querySelector(part.trim());
      if (!found) return null;
      root = found.shadowRoot;
    }
    return found;
  };

  const isShown = (element) => {
    const { width, height, top, right, bottom, left } = element.getBoundingClientRect();
    return width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  const shown = (selector) => selector.split('||').map(findOne).find((element) => element && isShown(element)) ?? null;

  const middleOf = (selector) => {
    const { x, y, width, height } = shown(selector).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };

  const probe = { shown, middleOf, visible: null, ready: null, longTasks: [], refused: [], memories: [] };
  window.benchProbe = probe;

  new PerformanceObserver((list) => probe.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    probe.refused.push(`${effectiveDirective} ${blockedURI.slice(0, 60)}`));
  // The window's name outlives the navigation of a plain form.
  addEventListener(press, (event) => {
    if (event.isTrusted) window.name = String(performance.timeOrigin + event.timeStamp);
  }, true);

  // No figure of Chromium's counts the memory of WebAssembly, so hold on to what instances export.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      probe.memories.push(...Object.values((result.instance ?? result).exports).filter((value) => value instanceof WebAssembly.Memory));
      return result;
    };
  }

  const afterPaint = (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  let see;
  probe.seen = new Promise((resolve) => { see = resolve; });
  probe.done = new Promise((resolve) => {
    const settle = () => {
      const mark = ready === 'visible' ? { startTime: 0 } : performance.getEntriesByName('rating-ready')[0];
      if (!mark) return setTimeout(settle, 1);
      probe.ready = Math.max(probe.visible, mark.startTime);
      resolve();
    };
    const look = () => {
      if (!shown(steps[0].sel)) return requestAnimationFrame(look);
      afterPaint(() => {
        probe.visible = performance.now();
        see();
        settle();
      });
    };
    requestAnimationFrame(look);
  });
}
