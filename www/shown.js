// A card that is shown. It survives a trap of the engine: the next call mounts it again with the same selection.

import { discard, engine, isLive } from './engine.js';
import { Problem, problemOf } from './problem.js';

/** @import { Action, Engine, Mounted, PartialSelection, Problems, Selection } from '../widget/src/boundary.js' */
/** @typedef {ReturnType<typeof showCard>} ShownCard */

/**
 * Shows a card in a shadow root, in place of one that was there.
 *
 * @param {ShadowRoot} root
 * @param {unknown} card
 * @param {string} where Words for the card's origin, for messages.
 * @param {PartialSelection} first
 * @param {(problem: unknown) => void} fail Called when the card stops working; it works again with the next call.
 * @throws {Problem} if the card cannot be shown.
 */
export function showCard(root, card, where, first, fail) {
  /** @type {Engine | undefined} */
  let current;
  /** @type {string[]} */
  let problems;
  let mounted = mount(first);

  /** @param {PartialSelection} selection */
  function mount(selection) {
    const content = root.firstChild;
    let fatal = '';
    current = engine();
    problems = [];
    /** @type {Problems} */
    const sink = {
      report(code, sentence) {
        fatal ||= code;
        problems.push(sentence);
      },
    };
    let mounted;
    try {
      mounted = current.Mounted.mount(root, card, selection, sink);
    } catch (trap) {
      discard(current);
      // A part of the card may be there. Show the element's own content again.
      if (content instanceof HTMLSlotElement) root.replaceChildren(content);
      throw problemOf(trap, where);
    }
    if (!mounted) throw new Problem(fatal, `${where}: ${problems[0]}`);
    return mounted;
  }

  /**
   * Calls the engine. Returns undefined if it traps.
   *
   * @param {(mounted: Mounted) => Selection} method
   */
  function call(method) {
    try {
      // Another card may have trapped since, or the element was out of the page.
      if (!isLive(current)) mounted = mount(shown.selection);
      return method(mounted);
    } catch (trap) {
      discard(current);
      fail(problemOf(trap, where));
      return undefined;
    }
  }

  const shown = {
    selection: mounted.selection(),

    /** Logs minor problems of the card file. */
    warn() {
      if (problems.length) console.warn(`What Changed: problems in ${where}: ${problems.join(' ')}`);
    },

    /**
     * Returns the selection that an action leads to.
     *
     * @param {Action} action
     */
    propose: (action) => call((mounted) => mounted.propose(action)),

    /** Carries out the proposed action. */
    commit() {
      shown.selection = call((mounted) => mounted.commit()) ?? shown.selection;
    },

    /** @param {PartialSelection} selection */
    show(selection) {
      shown.selection = call((mounted) => mounted.show(selection)) ?? shown.selection;
    },

    /** Frees the card's memory until it is used again. */
    release() {
      if (isLive(current)) mounted.free();
      current = undefined;
    },
  };
  return shown;
}
