/** Types of the rating widget (amends-rating.js), written by hand and held against it by a test. */

/** How the survey classifies an answer. */
export type AnswerClass = 'satisfied' | 'neutral' | 'dissatisfied';

/**
 * Asks one question. Attributes are read whenever they change:
 *
 * - `src`: base of the public mount, for example `/amends`; by default where the script came from
 * - `token`: of the invitation; or
 * - `request`: the request's id, for a requester who is signed in to the host; or
 * - `touchpoint`: what kind of contact is rated without a request, such as `kb-article`, with
 * - `site`: the id of the site in the settings of Amends, and
 * - `subject`: what is rated, as managers shall read it
 * - `lang`: in which language to ask, where the survey has it
 * - `survey`: the answer of `GET {src}/r/{token}` as JSON, to show without asking the server; a
 *   `<script type="application/json">` inside the element does the same
 * - `order`: `descending` puts the best answer first, for eyes and keys alike
 * - `link`: the answer of the link in a mail that led here, marked from the start and sent with the
 *   first trusted gesture on the page; only the server's own page sets it
 * - `no-wasm`: do without WebAssembly, for pages whose policy refuses it
 *
 * Each but `lang` is a property too, also when it was set before the page knew the element. The element
 * may leave its page and come back: it goes on where it was.
 *
 * Custom properties: `--amends-accent`, `--amends-radius`, `--amends-max-width`.
 * Parts: question, scale, option, word, status, notice, details, reason, comment, contact, error, button, link.
 */
export class AmendsRating extends HTMLElement {
  static readonly observedAttributes: readonly AmendsRatingAttribute[];
  get src(): string | null;
  set src(base: string | null | undefined);
  get token(): string | null;
  set token(token: string | null | undefined);
  get request(): string | null;
  set request(id: string | number | null | undefined);
  get touchpoint(): string | null;
  set touchpoint(kind: string | null | undefined);
  get site(): string | null;
  set site(id: string | null | undefined);
  get subject(): string | null;
  set subject(subject: string | null | undefined);
  /** An object is kept as its JSON. */
  get survey(): string | null;
  set survey(survey: string | object | null | undefined);
  get order(): string | null;
  set order(order: 'descending' | string | null | undefined);
  get link(): string | null;
  set link(answer: string | number | null | undefined);
  get noWasm(): boolean;
  set noWasm(wanted: boolean);
}

export type AmendsRatingAttribute = 'src' | 'token' | 'request' | 'touchpoint' | 'site' | 'subject' | 'lang' | 'survey' | 'order' | 'link' | 'no-wasm';

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
  /**
   * "unreachable", "origin_not_allowed" (the settings of Amends do not list this page's origin), "too_long",
   * the server's stable code, or "http_<status>".
   */
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
