// The actions that events ask for.

import { CLOSE, CONTROL, OPEN, VIEW, VIEWS } from './markup.js';

/** @import { Action } from '../widget/src/boundary.js' */

/**
 * An action of an event. The browser carries out a native one by itself, and reports it with another event: for instance,
 * it opens a term after the click. Others need the script.
 *
 * @typedef {Action & { isNative?: boolean }} EventAction
 */

/**
 * Returns the action that an event of the card asks for, or reports.
 *
 * @param {Event} event
 * @returns {EventAction | undefined}
 */
export function actionOf({ type, target }) {
  const element = /** @type {HTMLInputElement & HTMLDetailsElement} */ (target);
  const isClick = type === 'click';
  if (type === 'toggle') return panelAction(element, !element.open);
  if (type === 'input' && element.type !== 'search') return undefined;
  if (element.matches(VIEWS)) return { name: VIEW, argument: element.value, isNative: true };
  const { act: name, on = '' } = /** @type {HTMLElement | null} */ (element.closest(CONTROL))?.dataset ?? {};
  if (name && element.matches('input, select')) return isClick ? undefined : { name, argument: element.value };
  if (!isClick) return undefined;
  if (name) return { name, argument: on };
  const panel = /** @type {HTMLDetailsElement | null | undefined} */ (element.closest('summary')?.parentElement);
  return panelAction(panel, panel?.open);
}

/**
 * Opens or closes a panel.
 *
 * @param {HTMLDetailsElement | null | undefined} panel
 * @param {boolean} [isClosing]
 */
function panelAction(panel, isClosing) {
  const argument = panel?.dataset.key;
  return argument ? { name: isClosing ? CLOSE : OPEN, argument, isNative: true } : undefined;
}
