// Links to what a card shows: `#<id>/<term>?from=…&to=…&view=…`.

import { COPY, SHARE } from './markup.js';
import { fromDocument } from './native.js';

/** @import { PartialSelection, Selection } from '../widget/src/boundary.js' */

/**
 * Returns the selection that the page's address makes for a card, or undefined if the address is not about the card.
 *
 * @param {HTMLElement} card
 * @returns {PartialSelection | undefined}
 */
export function linkedSelection(card) {
  const [, name, term, query] = /^#([^/]+)\/?([^?]*)\??(.*)/.exec(location.hash) ?? [];
  const { name: decoded, ...selection } = Object.fromEntries(new URLSearchParams(`${query}&name=${name}&term=${term}`));
  return decoded === nameOf(card) ? selection : undefined;
}

/**
 * Returns the address of the page with a selection of a card.
 *
 * @param {HTMLElement} card
 * @param {Selection} selection
 */
export function addressOf(card, { term, view, from, to }) {
  const [page] = location.href.split('#');
  const query = new URLSearchParams({ from, to, view });
  return `${page}#${encodeURIComponent(nameOf(card))}/${encodeURIComponent(term)}?${query}`;
}

/**
 * Copies or shares an address. Returns true if it was copied.
 *
 * @param {string} how
 * @param {string} url
 */
export async function handOver(how, url) {
  try {
    if (how === SHARE) await navigator.share({ title: fromDocument('title'), url });
    else await navigator.clipboard.writeText(url);
    return how === COPY;
  } catch {
    // The reader cancelled, or the page may not copy.
    return false;
  }
}

/**
 * Returns the name of a card in links: its id, or its position in the page.
 *
 * @param {HTMLElement} card
 */
function nameOf(card) {
  const tag = card.localName;
  const index = [...fromDocument('querySelectorAll', tag)].indexOf(card);
  return card.id || (index > 0 ? `${tag}-${index + 1}` : tag);
}
