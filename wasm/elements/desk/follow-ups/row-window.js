import { linesInView, offsetOf } from './virtual-rows.js';

const spare_px = 600;
const head_px = 32;
const first_guess = { case: 36, group: 28 };

/**
 * Decides which lines of the list are in the page. Rows are one line each where there is room and
 * cards of differing height where there is not, so heights are measured as rows are drawn. It works
 * whether the list scrolls by itself or with the page.
 */
export class RowWindow {
  #host;
  #heights = new Map();
  #guess = { ...first_guess };
  #rows = null;
  #resize = null;
  #frame = 0;
  #width = 0;
  #drawn = '';
  #hadFocus = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('scroll', this.look, { capture: true, passive: true });
    window.addEventListener('resize', this.look, { passive: true });
  }

  hostDisconnected() {
    window.removeEventListener('scroll', this.look, { capture: true });
    window.removeEventListener('resize', this.look);
    this.#watch(null);
  }

  /** Draws again with the next frame, when what is in view may have changed. */
  look = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { lines, count } = this.#host.content();
      if (this.#signature(this.seen(lines, count)) !== this.#drawn) this.#host.requestUpdate();
    });
  };

  #signature = ({ first, last }) => `${first}:${last}`;

  #heightOf(lines, index) {
    const line = lines[index];
    return this.#heights.get(line?.key) ?? this.#guess[line?.kind ?? 'case'];
  }

  /** The lines to draw, and the head of the group that the first one belongs to. */
  seen(lines, count) {
    const { top, bottom } = this.#visible();
    const heightOf = (index) => this.#heightOf(lines, index);
    const seen = linesInView(count, heightOf, top, bottom, spare_px);
    let held = null;
    for (let at = seen.first - 1; at >= 0 && held === null && seen.first < lines.length; at -= 1) {
      if (lines[at]?.kind === 'group') held = at;
    }
    if (lines[seen.first]?.kind === 'group') held = null;
    if (held !== null) seen.before -= heightOf(held);
    return { ...seen, held };
  }

  #visible() {
    if (!this.#rows) return { top: 0, bottom: window.innerHeight };
    const box = this.#rows.getBoundingClientRect();
    const start = box.top - this.#rows.scrollTop;
    const top = Math.max(box.top, 0);
    // While the list scrolls with the page, its own box ends where its rows end.
    const bottom = this.#scrollsItself() ? Math.min(box.bottom, window.innerHeight) : window.innerHeight;
    return { top: top - start, bottom: Math.max(top, bottom) - start };
  }

  #scrollsItself() { return this.#rows.scrollHeight > this.#rows.clientHeight + 1; }

  /** After each drawing: learns the heights, and draws once more where the guess was wrong. */
  hostUpdated() {
    const rows = this.#host.renderRoot.querySelector('.rows[data-live]');
    if (rows !== this.#rows) this.#watch(rows);
    this.#catchFocus();
    if (!rows) return;
    this.#measure(rows);
    const { lines, count } = this.#host.content();
    const seen = this.seen(lines, count);
    this.#drawn = this.#signature(seen);
    this.#host.list.more(seen.last - lines.length);
  }

  /** A focused row that scrolled out of the page takes the focus with it: the list catches it. */
  #catchFocus() {
    const { activeElement } = this.#host.shadowRoot;
    if (this.#hadFocus && !activeElement && document.activeElement === document.body) {
      this.#host.renderRoot.querySelector('.rows')?.focus({ preventScroll: true });
    }
    this.#hadFocus = Boolean(activeElement?.closest('.rows'));
  }

  #measure(rows) {
    let changed = false;
    let sum = 0;
    const drawn = rows.querySelectorAll('tr.case[data-key]');
    for (const row of drawn) {
      const height = row.offsetHeight;
      sum += height;
      if (this.#heights.get(row.dataset.key) !== height) changed = true;
      this.#heights.set(row.dataset.key, height);
    }
    const head = rows.querySelector('tr.group');
    if (head) this.#guess.group = head.offsetHeight;
    if (drawn.length) this.#guess.case = sum / drawn.length;
    if (changed) this.look();
  }

  #watch(rows) {
    this.#resize?.disconnect();
    this.#rows?.removeEventListener('scroll', this.look);
    this.#rows = rows;
    if (!rows) return;
    rows.addEventListener('scroll', this.look, { passive: true });
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(rows);
  }

  #resized() {
    if (this.#rows.clientWidth !== this.#width) {
      this.#width = this.#rows.clientWidth;
      this.#heights.clear();
    }
    this.look();
  }

  /** Brings a line into view with the least movement. */
  reveal(index) {
    const { lines } = this.#host.content();
    if (!this.#rows || index < 0) return;
    const heightOf = (at) => this.#heightOf(lines, at);
    const { top, bottom } = this.#visible();
    const head = this.#scrollsItself() ? head_px : 0;
    const covered = head && head + this.#guess.group;   // column heads and the group's stay on top
    const start = head + offsetOf(index, heightOf);
    const end = start + heightOf(index);
    if (start < top + covered) this.#move(start - top - covered);
    else if (end > bottom) this.#move(end - bottom);
  }

  #move(by) {
    if (this.#scrollsItself()) this.#rows.scrollTop += by;
    else window.scrollBy(0, by);
  }
}
