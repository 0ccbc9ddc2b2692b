// The smallest WebAssembly widget: 38 bytes turn the click into the answer, preloaded.
const form = document.querySelector('form');
const { instance } = await WebAssembly.instantiateStreaming(fetch('rate.wasm'));
form.addEventListener('submit', (e) => {
  e.preventDefault();
  const rating = instance.exports.rate(+e.submitter.value);
  fetch(form.action, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rating }) });
  form.querySelector('[role=status]').textContent = 'Thank you!';
});
performance.mark('rating-ready');
