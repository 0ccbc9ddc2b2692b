// A helpdesk with answers enough to say what is more than chance: three teams of which one is worse,
// over three months, and every report on them.
import { SeededEntropy } from './seeded-entropy.mjs';

const teams = ['Network', 'Workplace', 'Payroll'];
const agents = ['eoin', 'jana', 'zoë', 'bo'];
const answersOf = { Network: [4, 4, 5, 3, 5, 2], Workplace: [5, 4, 5, 4, 3, 2], Payroll: [1, 2, 1, 5, 2, 3] };
const requests = 240;
const hoursBetween = 9;
const reports = ['satisfaction', 'dissatisfied-requesters'];
const cuts = ['period:day', 'period:week', 'period:month', 'agent', 'team', 'queue', 'service', 'touchpoint'];
const spans = ['from=2026-09-01&to=2026-11-30', 'from=2026-10-01&to=2026-10-31', 'from=2026-09-15&to=2026-09-15'];

function* answered(dice, id) {
  const one = (list) => list[dice.below(list.length)];
  const team = one(teams);
  const requester = `u${dice.below(40)}`;
  yield {
    call: `PUT /api/requests/${id}`,
    as: 'host',
    body: {
      status: 'completed', requester: { id: requester }, agent: one(agents), team,
      queue: `Queue ${dice.below(12)}`, service: one(['Mail', 'VPN', 'Payslip']),
    },
    answer: '200',
  };
  if (dice.below(4) === 0) yield { call: 'POST /api/invitations', as: 'host', body: { request: `${id}` } };
  else yield { call: `POST /api/requests/${id}/my-rating`, as: `requester:${requester}`, body: { answer: one(answersOf[team]), op: `op-figures-${id}-000` }, answer: '200' };
  yield { pass_s: hoursBetween * 3600 + dice.below(3600) };
}

function* asked() {
  for (const report of reports) {
    for (const span of spans) {
      for (const cut of cuts) yield { call: `GET /api/reports/${report}?by=${cut}&${span}`, as: 'manager', answer: '200' };
      yield { call: `GET /api/reports/${report}?by=team&${span}`, as: 'manager', headers: { accept: 'text/csv' }, answer: '200' };
    }
  }
}

/** @returns {Iterable<object>} steps for record() in transcript.mjs */
export function* figuresSteps() {
  const dice = new SeededEntropy();
  dice.seed(9);
  yield { at: '2026-09-01T06:00:00Z', seed: 9 };
  for (let id = 1; id <= requests; id += 1) yield* answered(dice, id);
  yield* asked();
}
