// Reloads the page when the command reports a change, and opens the same term again.

const NAME = 'what-changed serve';
const { content: revision } = document.querySelector('meta[name=revision]');
const status = document.querySelector('#status');
const card = document.querySelector('what-changed')?.shadowRoot;

function keep() {
  if (!card) return;
  const open = card.querySelector('.term[open]');
  const view = open?.querySelector('.views input:checked')?.value;
  sessionStorage.setItem(NAME, JSON.stringify([open?.dataset.key, view]));
}

function restore() {
  const [key, view] = JSON.parse(sessionStorage.getItem(NAME) ?? '[]');
  const term = [...(card?.querySelectorAll('.term') ?? [])].find(({ dataset }) => dataset.key === key);
  if (!term) return;
  term.open = true;
  for (const input of term.querySelectorAll('.views input')) if (input.value === view) input.checked = true;
}

// Takes the newest revision, or an empty text if the command has stopped.
function update(newest) {
  const text = newest ? 'Reloads when you save the file.' : 'The command has stopped. This page waits for it.';
  if (status.textContent !== text) status.textContent = text;
  if (!newest || newest === revision) return;
  keep();
  location.reload();
}

// One page listens and informs the others, since a browser opens at most six connections to a host.
const others = new BroadcastChannel(NAME);
others.onmessage = ({ data }) => update(data);
navigator.locks.request(NAME, () => {
  const announce = (newest) => {
    others.postMessage(newest);
    update(newest);
  };
  const events = new EventSource('events');
  events.onmessage = ({ data }) => announce(data);
  events.onerror = () => announce('');
  return new Promise(() => {}); // keeps the lock as long as the page is open
});

restore();
