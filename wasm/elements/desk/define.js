import { AmendsFollowUps } from './follow-ups.js';
import { AmendsReport } from './report.js';
import { AmendsRequest } from './request.js';
import { AmendsSettings } from './settings.js';

/** Makes the desk's elements known to the page. Safe to load twice. */
const elements = {
  'amends-follow-ups': AmendsFollowUps,
  'amends-report': AmendsReport,
  'amends-request': AmendsRequest,
  'amends-settings': AmendsSettings,
};

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

export { AmendsFollowUps, AmendsReport, AmendsRequest, AmendsSettings };
