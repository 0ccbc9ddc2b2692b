/** Types of the rating widget (amends-rating.js), written by hand and held against it by a test. */

/** How the survey classifies an answer. */
export type AnswerClass = 'satisfied' | 'neutral' | 'dissatisfied';

/**
 * Asks one question. Attributes are read whenever they change:
 *
 * - `src`: base of the public mount, for example `/amends`; by default where the script came from
 * - `token`: of the invitation; or
 * - `request`: the request's id, for a requester who is signed in to the host
 * - `lang`: in which language to ask, where the survey has it
 * - `survey`: the answer of `GET {src}/r/{token}` as JSON, to show without asking the server; a
 *   `<script type="application/json">` inside the element does the same
 * - `link`: the answer of the link in a mail that led here, marked from the start and sent with the
 *   first trusted gesture on the page; only the server's own page sets it
 * - `no-wasm`: do without WebAssembly, for pages whose policy refuses it
 *
 * Custom properties: `--amends-accent`, `--amends-radius`, `--amends-max-width`.
 * Parts: question, scale, option, word, status, notice, details, reason, comment, error, button, link.
 */
export class AmendsRating extends HTMLElement {
  static readonly observedAttributes: readonly AmendsRatingAttribute[];
}

export type AmendsRatingAttribute = 'src' | 'token' | 'request' | 'lang' | 'survey' | 'link' | 'no-wasm';

/** The server has a first answer. */
export interface AmendsRated {
  /** 1 is the lowest. */
  readonly answer: number;
  readonly previous: null;
  readonly class: AnswerClass;
  /** How many answers the survey offers. */
  readonly scale: number;
}

/** The server has another answer, or none any more. */
export interface AmendsChanged {
  /** null: taken back. */
  readonly answer: number | null;
  readonly previous: number | null;
  readonly class: AnswerClass | null;
  readonly scale: number;
}

/** Something has not arrived. It is kept and sent again unless the server refused it. */
export interface AmendsError {
  /** "unreachable", "too_long", the server's stable code, or "http_<status>". */
  readonly code: string;
  /** 0 when nobody answered. */
  readonly status: number;
}

export interface AmendsRatingEventMap {
  'amends-rated': CustomEvent<AmendsRated>;
  'amends-changed': CustomEvent<AmendsChanged>;
  'amends-error': CustomEvent<AmendsError>;
}

declare global {
  interface HTMLElementTagNameMap {
    'amends-rating': AmendsRating;
  }
  /** The events bubble out of shadow roots. */
  interface HTMLElementEventMap extends AmendsRatingEventMap {}
  interface DocumentEventMap extends AmendsRatingEventMap {}
}
