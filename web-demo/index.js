// How many are waiting, if this browser is signed in; and starting over.
const waiting = document.getElementById('waiting');
const reset = document.getElementById('reset');
const said = document.getElementById('reset-said');

reset.addEventListener('click', async () => {
  reset.disabled = true;
  localStorage.clear();
  sessionStorage.clear();
  const answer = await fetch('demo/reset', { method: 'POST', headers: { 'x-amends': '1' } }).catch(() => null);
  said.textContent = answer?.ok ? 'Fresh data is ready.' : 'Stop the demo and start it again with --fresh.';
  reset.disabled = false;
  if (answer?.ok) count();
});

async function count() {
  const answer = await fetch('amends/api/follow-ups?state=waiting&limit=1', { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  const { counts } = await answer.json();
  waiting.textContent = `Open the follow-ups, ${counts.waiting} waiting`;
}

count();
