import { scaleLinear } from 'd3-scale';
import { html } from 'lit';

/**
 * From requests that were completed to answers, as a waterfall on one scale: solid is what went on, grey what each
 * step left out, with its reason.
 */
export function funnel(el, total) {
  const { say, shares } = el;
  const considered = total.asked + total.suppressed;
  const scale = scaleLinear([0, Math.max(considered, 1)], [0, 100]);
  const share = (of, bp) => (bp === null ? '' : say(`funnel.of_${of}`, { share: shares.percent(bp) }));
  const stage = (key, count, share = '') => row(el, { name: say(`funnel.${key}`), scale, from: 0, count, kind: 'stage', share });
  const left = (name, from, count) => row(el, { name, scale, from, count, kind: 'left' });
  let remaining = considered;
  const reasons = Object.entries(total.suppressed_by).filter(([, count]) => count > 0).map(([reason, count]) => {
    remaining -= count;
    return left(say(`funnel.${reason}`), remaining, count);
  });
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${say('funnel.title')}><table class="table rows-table funnel">
      <thead><tr><th scope="col">${say('funnel.requests')}</th><td class="plot-cell"></td><th scope="col" class="num">${say('funnel.number')}</th><th scope="col" class="num">${say('r6.share')}</th></tr></thead>
      <tbody>
        ${total.suppressed ? [stage('considered', considered), ...reasons] : ''}
        ${stage('asked', total.asked, total.suppressed ? share('considered', total.asked_bp) : '')}
        ${total.asked > total.responded ? left(say('funnel.silent'), total.responded, total.asked - total.responded) : ''}
        ${stage('answered', total.responded, share('asked', total.response_bp))}
      </tbody></table></div>`;
}

const row = (el, { name, scale, from, count, kind, share = '' }) => html`
  <tr class=${kind}><th scope="row">${name}</th>
    <td class="plot-cell"><svg class="row-plot" aria-hidden="true"><line class="zero" x1="0" x2="0" y1="0" y2="32"></line>
      <rect class=${kind === 'stage' ? 'bar-addressed' : 'bar-left'} x="${scale(from)}%" y="9" width="${scale(count)}%" height="14"></rect></svg></td>
    <td class="num">${el.shares.count(count)}</td><td class="num share">${share}</td></tr>`;
