// Acts on the card that is shown. An action is proposed first, and then committed: in between, the page can refuse it.

import { isSameSelection } from '../widget/src/boundary.js';
import { dispatch } from './dispatch.js';
import { addressOf, handOver } from './link.js';
import { CLOSE, COPIED, COPY, OPEN, SHARE, TERM_SUMMARY } from './markup.js';
import { focusOpenTerm, isBeside, reveal, revealVersion } from './sight.js';

/** @import { EventAction } from './action.js' */
/** @import { PartialSelection } from '../widget/src/boundary.js' */
/** @import { ShownCard } from './shown.js' */
/** @typedef {ReturnType<typeof createActing>} Acting */

/**
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {ShownCard} shown
 * @param {() => void} settle Called when a reader acts.
 */
export function createActing(element, root, shown, settle) {
  const address = () => addressOf(element, shown.selection);

  /**
   * Changes what is shown. Returns true if the selection changed, and reports that to the page.
   *
   * @param {() => void} change
   */
  function hasChanged(change) {
    const before = shown.selection;
    change();
    const after = shown.selection;
    if (isSameSelection(before, after)) return false;
    revealVersion(root);
    dispatch(element, 'changed', after);
    return true;
  }

  /**
   * Proposes the action of a click. Returns false if it is refused.
   *
   * @param {EventAction} action
   * @param {Element} target
   */
  function allows(action, target) {
    // Beside the list, the place of a closed term would be empty.
    if (action.name === CLOSE && isBeside(target.closest(TERM_SUMMARY)?.parentElement)) return false;
    const after = shown.propose(action);
    return !after || isSameSelection(shown.selection, after) || dispatch(element, 'change', after, true);
  }

  /**
   * Carries out the proposed action.
   *
   * @param {EventAction} action
   */
  async function commit({ name }) {
    if (name === COPY || name === SHARE) {
      if (await handOver(name, address())) act({ name: COPIED, argument: '' });
      return;
    }
    settle();
    const { term } = shown.selection;
    if (!hasChanged(shown.commit)) return;
    try {
      history.replaceState(history.state, '', address());
    } catch {
      // The page has no address, or the reader was too quick for the browser's limit.
    }
    const now = shown.selection.term;
    if (now === term || !now) return;
    // Panels above it may have closed, which moved it.
    reveal(root);
    if (name !== OPEN) focusOpenTerm(root, `[data-act=${name}]`);
  }

  /**
   * Carries out an action that the page cannot refuse.
   *
   * @param {EventAction} action
   */
  function act(action) {
    if (shown.propose(action)) commit(action);
  }

  return {
    shown,
    act,

    /**
     * Carries out the action of an event, or prevents the event. The page can refuse clicks; other events report what the
     * browser has done.
     *
     * @param {EventAction} action
     * @param {Event} event
     * @param {boolean} isClick
     */
    handle(action, event, isClick) {
      const target = /** @type {Element} */ (event.target);
      if (!isClick) act(action);
      else if (!allows(action, target)) event.preventDefault();
      else if (!action.isNative) {
        commit(action);
        if (action.name !== OPEN) return;
        /** @type {HTMLElement | null} */ (target.closest('[popover]'))?.hidePopover();
        focusOpenTerm(root, 'summary');
      }
    },

    /**
     * Shows a selection of the page's.
     *
     * @param {PartialSelection} selection
     */
    show(selection) {
      hasChanged(() => shown.show(selection));
    },
  };
}
