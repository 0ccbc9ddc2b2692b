/**
 * Tells what a customer does with the radio buttons of a scale: `press` for a pointer, touch, Space,
 * Enter or a click by assistive technology, `mark` for the arrow keys. Browsers fire `click` for
 * arrow keys too, so a key on its way makes the difference.
 */
export function listenToScale(scale, press, mark) {
  let arrow = false;
  const answer = ({ target }) => (target.type === 'radio' ? Number(target.value) : 0);

  scale.addEventListener('pointerdown', () => { arrow = false; });
  scale.addEventListener('keyup', () => { arrow = false; });
  scale.addEventListener('keydown', (event) => {
    if (!answer(event)) return;
    arrow = event.key.startsWith('Arrow');
    // Browsers do nothing for Enter, and nothing for Space on what is checked already.
    if (event.repeat || !(event.key === 'Enter' || (event.key === ' ' && event.target.checked))) return;
    event.preventDefault();
    event.target.checked = true;
    press(answer(event), event);
  });
  scale.addEventListener('click', (event) => {
    if (answer(event) && !arrow) press(answer(event), event);
  });
  scale.addEventListener('change', (event) => {
    if (answer(event) && arrow) mark(answer(event));
    arrow = false;
  });
}
