// Links to what a card shows: `#<id>/<term>?from=…&to=…&view=…`.

import { fromDocument } from './native.js';

/** The choices that the page's address makes for a card, by their names; undefined if it is not about it. */
export function linked(card) {
  const [, name, term, query] = /^#([^/]+)\/?([^?]*)\??(.*)/.exec(location.hash) ?? [];
  const asked = new URLSearchParams(`${query}&name=${name}&term=${term}`);
  return asked.get('name') === nameOf(card) ? asked : undefined;
}

/** The address of the page with a card as it stands. */
export function addressOf(card, { term, view, from, to }) {
  const [page] = location.href.split('#');
  const query = new URLSearchParams({ from, to, view });
  return `${page}#${encodeURIComponent(nameOf(card))}/${encodeURIComponent(term)}?${query}`;
}

// What links call a card: by its id, else by its place in the page.
function nameOf(card) {
  const tag = card.localName;
  const place = [...fromDocument('querySelectorAll', tag)].indexOf(card);
  return card.id || (place > 0 ? `${tag}-${place + 1}` : tag);
}
