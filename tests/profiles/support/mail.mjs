// One mail that asks one customer: its links by the names that the profiles use.
import { touchpoints } from './house.mjs';

const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const attributes = (html, name) => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value));
const unique = (items) => [...new Set(items)];
let sent = 0;

export class Mail {
  /** Tells the house of a completed request and asks its customer. */
  static async write(house, name, scale) {
    const mail = new Mail();
    mail.house = house;
    mail.scale = scale;
    mail.request = String(++sent);
    // An agent of its own, so that reports can be asked about this one mail.
    mail.agent = `${name}/${scale}/${mail.request}`;
    mail.requester = { id: `c${mail.request}`, name: 'Ingrid Berg', mail: 'ingrid@example.org', language: 'en' };
    await house.api('PUT', `/api/requests/${mail.request}`, {
      status: 'completed', subject: name, agent: mail.agent, team: 'Network', requester: mail.requester,
    });
    const asked = await house.api('POST', '/api/invitations', { request: mail.request, touchpoint: touchpoints[scale] });
    Object.assign(mail, { token: asked.token, invitation: asked.invitation, page: asked.page_url, labels: asked.links.map(({ label }) => label) });
    mail.html = asked.mail.html;
    mail.text = asked.mail.text;
    mail.at = house.clock.now();
    return mail;
  }

  /** worst, best, or a number, as a number of the scale. */
  answer(name) {
    if (name === 'worst') return 1;
    if (name === 'best') return this.scale;
    return Number(name);
  }

  /** The link of one answer, at another front when one is given. */
  link(name, front) {
    const url = name === 'page' ? this.page : `${this.page}/${name === 'decoy' ? 0 : this.answer(name)}`;
    return front ? url.replace(this.house.front.base, front.base) : url;
  }

  /** What a program finds in the mail: its links in both parts, or its images. */
  links(kind) {
    const answers = this.labels.map((_, at) => this.link(at + 1));
    switch (kind) {
      case 'answers': return answers;
      case 'all': return unique([...attributes(this.html, 'href'), ...(this.text.match(/https?:\/\/\S+/g) ?? []), this.link('decoy'), this.page]);
      case 'images': return attributes(this.html, 'src');
      default: return [this.link(kind)];
    }
  }
}

export { attributes, unescaped };
