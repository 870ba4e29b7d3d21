// When an element's content is complete: a script from the cache can run before the parser has reached it.

import { fromDocument, fromNode } from './native.js';

/**
 * Calls back when an element has been parsed to its end, at once if it has been.
 *
 * @param {Element} element
 * @param {() => void} then
 */
export function whenParsed(element, then) {
  if (isParsed(element)) {
    then();
    return;
  }
  const observer = new MutationObserver(check);
  function check() {
    if (!isParsed(element)) return;
    observer.disconnect();
    fromDocument('removeEventListener', 'DOMContentLoaded', check);
    then();
  }
  observer.observe(document, { childList: true, subtree: true });
  fromDocument('addEventListener', 'DOMContentLoaded', check);
}

/** @param {Element} element */
function isParsed(element) {
  if (fromDocument('readyState') !== 'loading') return true;
  /** @type {Node | null} */
  let node = element;
  for (; node; node = fromNode(node, 'parentNode')) if (fromNode(node, 'nextSibling')) return true;
  return false;
}
