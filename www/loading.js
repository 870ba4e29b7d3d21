// When a card is loaded, and which one is shown if several were asked for.

import { loadEngine } from './engine.js';
import { cardsOf } from './source.js';

const NEAR = '400px';

/**
 * @param {HTMLElement & { card?: unknown }} element
 * @param {(card: unknown, where: string) => void} show Called with each card that is found.
 * @param {(problem: unknown) => void} fail
 */
export function createLoading(element, show, fail) {
  /** Ends the wait. @type {(() => void) | undefined} */
  let end;
  /** The number of the latest load. */
  let turn = 0;

  const startNow = () => end?.();

  // Loads the card that the page set, or the one that the element names. A load that is still under way is given up.
  async function load() {
    turn += 1;
    const mine = turn;
    try {
      const { card } = element;
      const loaded = loadEngine();
      loaded.catch(() => {}); // Awaited below. If the card fails as well, only the card is reported.
      const given = /** @type {[unknown, string][]} */ ([[card, 'the property card']]);
      for await (const [found, where] of card === undefined ? cardsOf(element) : given) {
        await loaded;
        if (mine !== turn) return;
        show(found, where);
      }
    } catch (problem) {
      if (mine === turn) fail(problem);
    }
  }

  return {
    startNow,

    /** Loads the card anew, unless the element still waits. */
    reload() {
      if (turn) load();
    },

    /**
     * Loads at the moment that the attribute `load` names, or earlier when a reader touches the element.
     *
     * @param {ShadowRoot} root
     * @param {unknown} isUrgent
     */
    wait(root, isUrgent) {
      const waiting = new AbortController();
      const { signal } = waiting;
      end = () => {
        waiting.abort();
        end = undefined;
        load();
      };
      for (const type of ['pointerdown', 'focusin', 'click']) element.addEventListener(type, startNow, { signal });
      const when = element.getAttribute('load');
      if (when === 'eager' || isUrgent) startNow();
      else if (when === 'idle')
        (typeof requestIdleCallback === 'function' ? requestIdleCallback : setTimeout)(startNow);
      else if (when !== 'click') {
        // Only an element with a box can come near.
        if (!root.adoptedStyleSheets.length) {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(':host{display:block}');
          root.adoptedStyleSheets = [sheet];
        }
        const observer = new IntersectionObserver(
          (entries) => entries.some((entry) => entry.isIntersecting) && startNow(),
          { rootMargin: NEAR },
        );
        observer.observe(element);
        signal.addEventListener('abort', () => observer.disconnect());
      }
    },
  };
}
