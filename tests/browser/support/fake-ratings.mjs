// Answers like the public mount, from memory, with the faults and delays that a test asks for.
export const survey = {
  id: 'default', version: 1, scale: 5, question: 'How was our help with this request?',
  labels: ['Very poor', 'Poor', 'Okay', 'Good', 'Very good'],
  classes: ['dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'satisfied'],
  reasons: [{ id: 'too_long', label: 'Took too long' }, { id: 'not_solved', label: 'Not solved' }, { id: 'unclear', label: 'Hard to understand' },
    { id: 'again', label: 'Had to ask again' }, { id: 'tone', label: 'Tone' }, { id: 'other', label: 'Something else' }],
  ask_importance: false,
};

const day = 86_400_000;
export const closesAt = Date.UTC(2099, 4, 26, 12);

export class FakeRatings {
  constructor() { this.reset(); }

  reset() {
    this.survey = survey;
    this.language = 'en';
    this.state = 'asked';
    this.answer = null;
    this.key = null;
    this.details = [];
    this.posts = [];           // every body that arrived
    this.opens = [];           // the headers of every GET
    this.seen = new Map();     // what was said about each op
    this.faults = [];          // answers to give instead, first come first served
    this.mute = false;         // connections are cut
    this.drops = 0;            // how many posts are taken, and their connections cut before the answer
    this.gate = null;          // a promise that posts wait for
    this.nonce = 1;
  }

  view(key) {
    if (this.state === 'closed') return { state: 'closed' };
    return { state: this.answer === null ? 'asked' : 'answered', survey: this.survey, language: this.language, nonce: `nonce-${this.nonce}`,
      edit_until_at: this.answer === null ? null : closesAt, closes_at: closesAt + day, answer: key && key === this.key ? this.answer : null };
  }

  open(headers) {
    this.opens.push(headers);
    return this.#fault() ?? { status: 200, body: this.view(headers['x-amends-key']) };
  }

  post(body) {
    this.posts.push(body);
    const fault = this.#fault();
    if (fault) return fault;
    if (this.state === 'closed') return problem(410, 'closed', 'the question is closed');
    const said = this.seen.get(body.op);
    if (said) return { status: 200, body: said };
    if (body.nonce !== `nonce-${this.nonce}`) return problem(409, 'nonce_stale', 'the page is too old', { nonce: `nonce-${this.nonce}` });
    const result = this.#take(body);
    this.seen.set(body.op, result);
    return { status: 200, body: result };
  }

  #take(body) {
    if (body.answer !== undefined) {
      this.answer = body.answer;
      this.key = body.key;
    } else {
      this.details.push(body);
    }
    return { result: this.answer === null ? 'retracted' : 'recorded', answer: this.answer, class: this.answer === null ? null : this.survey.classes[this.answer - 1],
      edit_until_at: closesAt, nonce: `nonce-${this.nonce}` };
  }

  #fault() {
    const fault = this.faults.shift();
    return fault && (typeof fault === 'number' ? problem(fault, `http_${fault}`, 'not now') : fault);
  }
}

export const problem = (status, code, detail, more = {}) => ({
  status, type: 'application/problem+json', body: { type: 'about:blank', title: 'Not done', status, code, detail, ...more },
});
