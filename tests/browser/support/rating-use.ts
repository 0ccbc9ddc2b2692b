// A host's code, as TypeScript sees it. It is checked, never run.
import type { AmendsError, AmendsRated, AnswerClass } from '../../../wasm/types/rating.js';

const widget = document.createElement('amends-rating');
widget.setAttribute('token', 'tok');

widget.addEventListener('amends-rated', ({ detail }) => {
  const { answer, scale }: AmendsRated = detail;
  const share: number = answer / scale;
  const kind: AnswerClass = detail.class;
  console.log(share, kind);
});

document.addEventListener('amends-changed', ({ detail }) => {
  // @ts-expect-error the answer may have been taken back
  const taken: number = detail.answer;
  console.log(taken);
});

widget.addEventListener('amends-error', (event) => {
  const { code, status }: AmendsError = event.detail;
  console.log(code.length, status.toFixed());
  // @ts-expect-error details are not for hosts to change
  event.detail.code = '';
});
