import { html, nothing } from 'lit';
import { face, faceOf, path } from '../icons.js';
import { ratedName, timeTag } from './marks.js';
import { safeUrl } from './urls.js';

/** The customer's other requests, newest first: what was answered, and the case where there is one. */
export function otherRequests(el) {
  const { others } = el.inHand;
  if (!others?.length) return nothing;
  return html`
    <section class="case-part" aria-labelledby="part-others">
      <div class="part-title"><h3 id="part-others">${el.say('case.others')}</h3><span class="count">${others.length}${el.inHand.more ? '+' : ''}</span></div>
      <ul class="others">${others.map((other) => line(el, other))}</ul>
      ${el.inHand.more === null ? nothing : earlier(el)}
    </section>`;
}

function earlier(el) {
  const { asksMore, others } = el.inHand;
  // The button may be gone then: who pressed it goes on with what came.
  const read = async () => {
    await el.inHand.readEarlier();
    await el.updateComplete;
    el.renderRoot.querySelectorAll('.others > li')[others.length]?.focus();
  };
  return html`<p class="earlier"><button class="link" type="button" data-earlier aria-disabled=${asksMore === 'busy' ? 'true' : nothing} @click=${read}>${el.say('case.earlier')}</button>
    ${asksMore === 'failed' ? html`<span role="alert">${el.say('case.earlier_failed')}</span>` : nothing}</p>`;
}

function line(el, other) {
  const rating = other.ratings.filter(({ counted }) => counted).at(-1);
  const followUp = other.follow_ups.at(-1);
  const name = ratedName({ request: other.id, subject: other.subject, touchpoint: other.asks[0]?.touchpoint });
  return html`<li tabindex="-1">
    <span dir="auto">${safeUrl(other.url) ? html`<a href=${other.url}>${name}</a>` : name}</span>
    ${timeTag(other.at, el.when.relative(other.at, el.now()), el.when.exact(other.at))}
    <span class="marks second"><span class="mark">${face(rating ? faceOf(rating) : 0)}${el.say(rating ? `status.${rating.class}` : other.asks.length ? 'case.unanswered' : 'status.not_asked')}</span>
      ${followUp ? html`<span class="mark">${path(followUp.state)}${el.say(`state.${followUp.state}`)}</span>` : nothing}</span></li>`;
}
