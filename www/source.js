// Where an element's card comes from: what is inside, a file, or a table.

import { fromDocument } from './native.js';
import { Problem } from './problem.js';
import { cardFromTable } from './table.js';

const PATIENCE = 20_000; // ms

const INSIDE = 'the JSON inside <what-changed>';

/** The card of an element, and words for where it was found; with `live`, a second one may follow. */
export async function* cardsOf(element) {
  const src = element.getAttribute('src');
  // Not only as a child: editors put paragraphs around what they do not know.
  const script = element.querySelector('script[type="application/json"]');
  // In an attribute where a host would show the script's text.
  const [data, where] = script ? [script.textContent, INSIDE] : [element.dataset.card, 'the JSON in data-card'];
  if (data) yield [parse(data, where), where];
  if (src && (!data || element.hasAttribute('live'))) {
    yield [await fetchCard(src, element.baseURI), src];
    return;
  }
  if (data) return;
  const table = element.querySelector('table');
  if (table) {
    yield [cardFromTable(table), 'the table inside <what-changed>, whose caption is the title'];
    return;
  }
  if (fromDocument('readyState') !== 'complete') {
    // The page may set one yet.
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    yield* cardsOf(element);
    return;
  }
  throw new Problem('no-card', '<what-changed> has no src, no JSON and no table inside, and no card was set.');
}

async function fetchCard(src, base) {
  if (!URL.canParse(src, base)) throw new Problem('card-unreachable', `src="${src}" is no address.`);
  const address = new URL(src, base).href;
  const signal = AbortSignal.timeout(PATIENCE);
  let text;
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Problem('card-unreachable', `${address} answers ${response.status}. Check the address.`);
    text = await response.text();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (signal.aborted) {
      throw new Problem('card-slow', `${address} did not come in ${PATIENCE / 1000} seconds.`);
    }
    throw new Problem('card-unreachable', `${address} cannot be fetched. Check the address, that its host allows \
this page to read it, and the connect-src of the page's policy.`);
  }
  return parse(text, address);
}

function parse(text, where) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('not-json', `${where} is not JSON: ${cause.message}`);
  }
}
