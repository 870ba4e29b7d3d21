// The selection that a card starts with: from the page's address, the attributes, and what a reader did before the card
// was shown.

import { SELECTION } from '../widget/src/boundary.js';
import { linkedSelection } from './link.js';
import { OPEN_TERM, VIEW } from './markup.js';
import { hasCard } from './root.js';

/** @import { EventAction } from './action.js' */
/** @import { PartialSelection, Selection } from '../widget/src/boundary.js' */

/** @param {HTMLElement} element */
export function createChoosing(element) {
  /** Selected by the page's address, until it is shown. @type {PartialSelection | undefined} */
  let linked;
  /** Attributes that changed while a card was shown, for the next card. @type {PartialSelection} */
  let changed = {};
  /** The view that a reader chose before the card was shown. @type {string | undefined} */
  let earlyView;
  /** A reader opened or closed a term before the card was shown. */
  let isTermEarly = false;
  /** Actions that wait for the card. @type {EventAction[]} */
  let queue = [];

  /** Selected by the page's address or, where it says nothing, by the attributes. */
  function requested() {
    /** @type {PartialSelection} */
    const selection = {};
    for (const name of SELECTION) selection[name] = linked?.[name] || element.getAttribute(name);
    return selection;
  }

  return {
    requested,

    /** The page's address selects something that is not shown yet. */
    isLinked: () => !!linked,

    /** Reads the page's address. Returns what it selects, if it is about this card. */
    readLink() {
      linked = linkedSelection(element);
      return linked;
    },

    /**
     * Remembers what a reader did before the card was shown. What the browser does by itself is visible already.
     *
     * @param {EventAction} action
     * @param {boolean} isClick
     */
    remember(action, isClick) {
      if (!action.isNative) queue.push(action);
      else if (action.name !== VIEW) isTermEarly ||= isClick;
      else if (!isClick) earlyView = action.argument;
    },

    /**
     * Returns the selection that a changed attribute leads to.
     *
     * @param {keyof Selection} name
     * @param {string | null} value
     * @param {Selection | undefined} current
     */
    change(name, value, current) {
      changed[name] = value;
      const { from, to } = requested();
      // Both versions count, whichever attribute was set first.
      return { ...current, [name]: value, ...((name === 'from' || name === 'to') && { from, to }) };
    },

    /**
     * Returns the selection for a card that is about to be shown, in place of one with the current selection.
     *
     * @param {ShadowRoot} root
     * @param {Selection | undefined} current
     */
    first(root, current) {
      if (current) return { ...current, ...changed };
      const first = requested();
      if (hasCard(root)) {
        // The card came with the page, and a reader may have used it.
        const open = /** @type {HTMLElement | null} */ (root.querySelector(OPEN_TERM));
        if (isTermEarly) first.term = undefined;
        first.term ??= open?.dataset.key ?? '';
        const checked = /** @type {HTMLInputElement | null | undefined} */ (open?.querySelector('input:checked'));
        first.view = earlyView ?? first.view ?? checked?.value;
      }
      return first;
    },

    /** The reader's choice goes before attributes that changed earlier. */
    settle() {
      changed = {};
    },

    /** The card is shown. Returns the actions that waited for it. */
    finish() {
      const waiting = queue;
      linked = undefined;
      changed = {};
      queue = [];
      return waiting;
    },
  };
}
