// Where an element's card comes from: JSON inside it, a file, or a table.

import { fromDocument } from './native.js';
import { Problem, unreachable } from './problem.js';
import { cardFromTable } from './table.js';

const TIMEOUT = 20_000; // ms

/**
 * Yields the element's card, and words for its origin. With the attribute `live`, a newer card can follow.
 *
 * @param {HTMLElement} element
 * @returns {AsyncGenerator<[card: unknown, where: string], void>}
 */
export async function* cardsOf(element) {
  const src = element.getAttribute('src');
  // At any depth, since editors wrap elements that they do not know in paragraphs.
  const script = element.querySelector('script[type="application/json"]');
  // Hosts that would show the script's text get an attribute instead.
  const [data, where] = script
    ? [script.textContent, 'the JSON inside <what-changed>']
    : [element.dataset.card, 'the JSON in data-card'];
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
    // A script of the page may still set one.
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    yield* cardsOf(element);
    return;
  }
  throw new Problem('no-card', '<what-changed> needs a card. Set src, or put JSON or a table inside.');
}

/**
 * @param {string} src
 * @param {string} base
 */
async function fetchCard(src, base) {
  if (!URL.canParse(src, base)) throw unreachable('card-unreachable', src, 'It is not a valid address.');
  const address = new URL(src, base).href;
  const signal = AbortSignal.timeout(TIMEOUT);
  let advice = 'Check the address, CORS, and connect-src in the policy of the page.';
  try {
    const response = await fetch(address, { signal });
    if (response.ok) return parse(await response.text(), address);
    advice = `It has status ${response.status}.`;
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (signal.aborted) throw new Problem('card-slow', `${address} took longer than ${TIMEOUT / 1000} seconds.`);
  }
  throw unreachable('card-unreachable', address, advice);
}

/**
 * @param {string} text
 * @param {string} where
 * @returns {unknown}
 */
function parse(text, where) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('not-json', `${where} is not valid JSON: ${/** @type {SyntaxError} */ (cause).message}`);
  }
}
