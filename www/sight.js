// What a reader sees of the card, and where the focus is.

import { CURRENT, OPEN_TERM, TERM_HEAD, TERM_SUMMARY, TIMELINE_ROW, VISIBLE_SUMMARIES } from './markup.js';
import { fromDocument } from './native.js';

/**
 * Focuses a control in the open term.
 *
 * @param {ShadowRoot} root
 * @param {string} selector
 */
export function focusOpenTerm(root, selector) {
  const control = root.querySelector(OPEN_TERM)?.querySelector(selector);
  /** @type {HTMLElement | null | undefined} */ (control)?.focus({ preventScroll: true });
}

/**
 * Returns true if an open term is shown beside the list of terms, and not inside it.
 *
 * @param {Element | null | undefined} term
 */
export function isBeside(term) {
  return term && getComputedStyle(term).display === 'contents';
}

/**
 * Scrolls the open term into view, or the whole card if all are closed.
 *
 * @param {ShadowRoot} root
 * @param {ScrollLogicalPosition} [block]
 */
export function reveal(root, block = 'nearest') {
  const term = root.querySelector(OPEN_TERM);
  (term?.querySelector(isBeside(term) ? TERM_HEAD : 'summary') ?? root.host).scrollIntoView({ block });
}

/**
 * Scrolls the row of versions to the later one that is compared. The page does not scroll.
 *
 * @param {ShadowRoot} root
 */
export function revealVersion(root) {
  const version = [...root.querySelectorAll(CURRENT)].pop();
  const row = version?.closest(TIMELINE_ROW);
  if (!version || !row) return;
  const [place, room] = [version, row].map((element) => element.getBoundingClientRect());
  // To the middle, so that the version before it is visible, too.
  if (place.left < room.left || place.right > room.right) {
    row.scrollLeft += (place.left + place.right - room.left - room.right) / 2;
  }
}

/**
 * Moves the focus from term to term with the arrow keys.
 *
 * @param {KeyboardEvent} event
 */
export function moveFocus(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[/** @type {keyof typeof steps} */ (event.key)];
  const target = /** @type {HTMLElement} */ (event.target);
  if (!step || !target.matches(TERM_SUMMARY) || event.ctrlKey || event.metaKey || event.altKey) return;
  const root = /** @type {ShadowRoot} */ (event.currentTarget);
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(VISIBLE_SUMMARIES)]);
  all[Math.min(Math.max(all.indexOf(target) + step, 0), all.length - 1)].focus();
  event.preventDefault();
}

/** The button that last opened a popover. @type {HTMLElement | null} */
let opener = null;

/**
 * Returns the focus to the button that opened a popover. In a shadow root, Chromium does not.
 *
 * @param {Event} event
 */
export function keepFocus(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.type === 'click') opener = target.closest('[popovertarget]') ?? opener;
  else if (target.popover && /** @type {ToggleEvent} */ (event).newState === 'closed') {
    if ([target, fromDocument('body')].some(hasFocus)) opener?.focus({ preventScroll: true });
  }
}

/**
 * Returns true if the focus is inside an element. The body has it if no element does.
 *
 * @param {HTMLElement} element
 */
function hasFocus(element) {
  const root = element.getRootNode();
  if (root === document) return fromDocument('activeElement') === element;
  return element.contains(/** @type {ShadowRoot} */ (root).activeElement);
}
