// The definition of the element, and the card of a script tag.

import { SELECTION } from '../widget/src/boundary.js';
import { TAG } from './dispatch.js';
import { WhatChanged } from './element.js';
import { locate } from './engine.js';
import { fromDocument } from './native.js';

/** The attributes that a script tag can set on its card. */
const ATTRIBUTES = [...SELECTION, 'id', 'lang', 'dir', 'live', 'theme', 'load'];

/**
 * Defines `<what-changed>`, unless another script did.
 *
 * @param {string | URL} [wasm] The address of the wasm, for builds that fetch it.
 */
export function define(wasm) {
  locate(wasm);
  if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, WhatChanged);
}

/**
 * Puts a card after a script that has `data-card`. The script's other `data-…` become attributes of the card, but only
 * those in ATTRIBUTES: any other could be an event handler. The head shows nothing, so a card of a script there goes
 * to the top of the body.
 *
 * @param {HTMLScriptElement} script
 */
export function place(script) {
  const { card, ...given } = script.dataset;
  if (card === undefined) return;
  const element = fromDocument('createElement', TAG);
  for (const name of ATTRIBUTES) {
    const value = given[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.setAttribute('src', card);
  const prepend = () => fromDocument('body').prepend(element);
  if (script.parentNode !== fromDocument('head')) script.after(element);
  else if (fromDocument('body')) prepend();
  else fromDocument('addEventListener', 'DOMContentLoaded', prepend);
}
