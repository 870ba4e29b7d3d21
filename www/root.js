// The shadow root of an element, before and after there is a card in it.

import { TERM } from './markup.js';
import { fromDocument } from './native.js';

/**
 * Returns the shadow root that came with the page, or a new one that shows the element's own content. Call this when the
 * content is parsed: before that, a new root would displace one that the parser has not reached.
 *
 * @param {HTMLElement} host
 * @param {ElementInternals} internals
 */
export function claimRoot(host, { shadowRoot, states }) {
  const root = shadowRoot ?? host.attachShadow({ mode: 'open' });
  const template = /** @type {HTMLTemplateElement | null} */ (host.querySelector(':scope > template[shadowrootmode]'));
  if (template) {
    // The page inserted it with innerHTML, which attaches no shadow roots.
    root.append(template.content);
    template.remove();
  }
  if (!root.firstChild) root.append(fromDocument('createElement', 'slot'));
  states?.add('live');
  if (typeof navigator.share === 'function') states?.add('shares');
  return root;
}

/**
 * Returns true if a card is in the root, which the page brought along or the engine wrote.
 *
 * @param {ShadowRoot} root
 */
export function hasCard(root) {
  return root.querySelector(TERM) !== null;
}
