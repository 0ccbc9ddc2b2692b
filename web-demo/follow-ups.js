// The glue a host writes: who is signed in, who can be assigned, and a link that can be shared.
const list = document.querySelector('amends-follow-ups');
const query = new URLSearchParams(location.search);

list.case = query.get('case') ?? '';
query.delete('case');
list.query = String(query);

list.addEventListener('amends-case', ({ detail: { id } }) => {
  const url = new URL(location.href);
  if (id) url.searchParams.set('case', id);
  else url.searchParams.delete('case');
  history.replaceState(null, '', url);
});

const answer = await fetch('demo/people.json', { headers: { accept: 'application/json' } }).catch(() => null);
if (answer?.ok) {
  const { me, people } = await answer.json();
  list.people = people;
  if (me) Object.assign(list, { me: me.id, meName: me.name });
}
