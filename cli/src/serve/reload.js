// Shows the page anew when the command says that there is another, with the same term open.

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

function told(now) {
  const words = now ? 'Shown anew each time it is saved.' : 'The command has stopped. This page waits for it.';
  if (status.textContent !== words) status.textContent = words;
  if (!now || now === revision) return;
  keep();
  location.reload();
}

// One page listens, and tells the others: a browser keeps six connections to one place, and no more.
const others = new BroadcastChannel(NAME);
others.onmessage = ({ data }) => told(data);
navigator.locks.request(NAME, () => {
  const tell = (now) => {
    others.postMessage(now);
    told(now);
  };
  const events = new EventSource('events');
  events.onmessage = ({ data }) => tell(data);
  events.onerror = () => tell('');
  return new Promise(() => {}); // for as long as the page is there
});

restore();
