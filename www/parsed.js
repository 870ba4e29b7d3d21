// When the content of an element is there: a script from the cache can run while it is still on its way.

import { fromDocument, fromNode } from './native.js';

/** Calls back once an element has been parsed to its end, at once if it has. */
export function whenParsed(element, then) {
  const parsed = () => {
    if (fromDocument('readyState') !== 'loading') return true;
    for (let node = element; node; node = fromNode(node, 'parentNode')) if (fromNode(node, 'nextSibling')) return true;
    return false;
  };
  if (parsed()) {
    then();
    return;
  }
  const observer = new MutationObserver(check);
  function check() {
    if (!parsed()) return;
    observer.disconnect();
    fromDocument('removeEventListener', 'DOMContentLoaded', check);
    then();
  }
  observer.observe(document, { childList: true, subtree: true });
  fromDocument('addEventListener', 'DOMContentLoaded', check);
}
