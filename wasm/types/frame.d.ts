/** Types of the rating in a frame (amends-frame.js), written by hand and held against it by a test. */

import type { AmendsRatingEventMap } from './rating.js';

/**
 * The rating page of an Amends on another origin, in a frame: as high as what is in it, with the
 * events of `<amends-rating>`. Attributes are read whenever they change:
 *
 * - `src`: base of the public mount, for example `https://help.example.org/amends`
 * - `token`: of the invitation; or
 * - `touchpoint`, `site`, `subject`: as of `<amends-rating>`
 * - `lang`: in which language to ask
 *
 * `amends-error` with the code `frame_refused` says that the frame did not answer. The frame takes the
 * page's `--amends-accent`, `--amends-radius` and `color-scheme`. Part: frame.
 */
export class AmendsRatingFrame extends HTMLElement {
  static readonly observedAttributes: readonly AmendsRatingFrameAttribute[];
}

export type AmendsRatingFrameAttribute = 'src' | 'token' | 'touchpoint' | 'site' | 'subject' | 'lang';

export type AmendsRatingFrameEventMap = AmendsRatingEventMap;

declare global {
  interface HTMLElementTagNameMap {
    'amends-rating-frame': AmendsRatingFrame;
  }
}
