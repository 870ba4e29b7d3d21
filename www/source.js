// Where an element's card comes from: what is inside, a file, or a table.

import { Problem } from './problem.js';
import { cardFromTable } from './table.js';

const PATIENCE = 20_000; // ms

/** The card of an element, and words for where it was found. */
export async function cardOf(element) {
  const src = element.getAttribute('src');
  const data = element.querySelector(':scope > script[type="application/json"]');
  if (data && !(src && element.hasAttribute('live'))) {
    return [parse(data.textContent, 'the JSON inside <what-changed>'), 'the JSON inside <what-changed>'];
  }
  if (src) return [await fetchCard(new URL(src, element.baseURI).href), src];
  const table = element.querySelector('table');
  if (table) return [cardFromTable(table), 'the table inside <what-changed>'];
  if (document.readyState !== 'complete') {
    // The page may set one yet.
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    return cardOf(element);
  }
  throw new Problem('no-card', '<what-changed> has no src, no JSON and no table inside, and no card was set.');
}

async function fetchCard(address) {
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
