/** Types of the desk's elements (amends-desk.js), written by hand and held against them by a test. */

/** An answer of the application, as a transport hands it on. */
export interface DeskAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text of a CSV; null when there was nothing to read. */
  readonly body: unknown;
}

/** How the elements reach the application when it is not over HTTP. */
export interface Transport {
  /** @param path starts with `/api`. Rejects only when nobody answered. */
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, headers?: Record<string, string>): Promise<DeskAnswer>;
}

/**
 * What the desk's elements have in common. Attributes are read whenever they change:
 *
 * - `src`: where the host mounted Amends, for example `/amends`
 * - `csrf`: the host's CSRF token; without it `<meta name="csrf-token">` is read
 * - `lang`: the language of the texts; by default that of the page
 *
 * An element in `slot="signed-out"` says how to sign in. One custom property: `--amends-accent`.
 */
declare abstract class DeskElement extends HTMLElement {
  src: string;
  csrf: string | undefined;
  /** Takes the place of HTTP. */
  transport: Transport | undefined;
  readonly updateComplete: Promise<boolean>;
}

export type DeskAttribute = 'src' | 'csrf' | 'lang';

/** Somebody who can be given a case. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly team?: string | null;
}

/**
 * The customers who are waiting for amends, and the case in hand.
 *
 * - `me`, `me-name`: id and name of the signed-in user, as the host tells Amends
 * - `query`: filters to begin with, for example `state=waiting&team=Network`
 * - `case`: the case to begin with
 * - `people`: who can be given a case, as JSON; without it those seen in cases
 * - `autofocus`: the list takes the focus once it is there, unless it is somewhere already
 */
export class AmendsFollowUps extends DeskElement {
  me: string | undefined;
  meName: string | undefined;
  query: string | undefined;
  case: string | undefined;
  people: readonly Person[] | undefined;
}

export type AmendsFollowUpsAttribute = DeskAttribute | 'me' | 'me-name' | 'query' | 'case' | 'people';

/**
 * Requests with dissatisfied requester, and satisfaction with what chance explains.
 *
 * - `follow-ups-href`: the page with the list, for opening the cases behind a figure
 * - `query`: what is shown first: `period` (`days30`, `months3`, `months12`, `this_year`, `last_year`) or `from` and `to` (`YYYY-MM-DD`), `by`,
 *   `cohort`, and one of `team`, `queue`, `agent`, `service`, `touchpoint`; two beside each other by `compare` (one of these five) with `a` and `b`,
 *   or `compare=period` with `other_from` and `other_to`
 * - `linked`: keeps what is shown in the address of the page, so that its link opens the same view
 */
export class AmendsReport extends DeskElement {
  followUpsHref: string | undefined;
  query: string | undefined;
  linked: boolean;
}

export type AmendsReportAttribute = DeskAttribute | 'follow-ups-href' | 'query' | 'linked';

/**
 * The small panel on the helpdesk's own page of a request.
 *
 * - `request`: the helpdesk's id of the request
 * - `follow-ups-href`: the page with the list; without it there is no link to the case
 */
export class AmendsRequest extends DeskElement {
  request: string | undefined;
  followUpsHref: string | undefined;
  /** Asks again, when the page knows that something happened. */
  refresh(): Promise<void>;
}

export type AmendsRequestAttribute = DeskAttribute | 'request' | 'follow-ups-href';

/**
 * What the helpdesk has decided, for admins: a form, the document as JSON, and its versions. It asks before a page with
 * unsaved changes is left.
 */
export class AmendsSettings extends DeskElement {
}

export type AmendsSettingsAttribute = DeskAttribute;

export type FollowUpState = 'open' | 'assigned' | 'contacted' | 'addressed' | 'withdrawn' | 'voided' | 'merged';

/** Another case was taken in hand, or none any more: a page may put it into its address. */
export interface AmendsCase {
  readonly id: string | null;
}

/** The server took what the user did to a case. */
export interface AmendsFollowUp {
  readonly id: string;
  readonly kind: 'assign' | 'contact' | 'note' | 'address' | 'wait' | 'resume' | 'reopen' | 'write' | 'reopen-request' | 'offer'
    | 'undo' | 'merge' | 'take-out' | 'watch';
  readonly state: FollowUpState;
}

/** A figure was pressed; the event can be cancelled to open the cases in the page's own way. */
export interface AmendsDrill {
  /** Filters of the list, for example `state=waiting&overdue=1`. */
  readonly query: string;
}

/** Another view of the report is shown: what `query` says of it. */
export interface AmendsView {
  readonly query: string;
}

/** The server took the settings. */
export interface AmendsSettingsSaved {
  /** The version that they are now. */
  readonly revision: number;
}

export interface AmendsDeskEventMap {
  'amends-case': CustomEvent<AmendsCase>;
  'amends-follow-up': CustomEvent<AmendsFollowUp>;
  'amends-drill': CustomEvent<AmendsDrill>;
  'amends-view': CustomEvent<AmendsView>;
  'amends-settings': CustomEvent<AmendsSettingsSaved>;
}

declare global {
  interface HTMLElementTagNameMap {
    'amends-follow-ups': AmendsFollowUps;
    'amends-report': AmendsReport;
    'amends-request': AmendsRequest;
    'amends-settings': AmendsSettings;
  }
  /** The events bubble out of shadow roots. */
  interface HTMLElementEventMap extends AmendsDeskEventMap {}
  interface DocumentEventMap extends AmendsDeskEventMap {}
}
