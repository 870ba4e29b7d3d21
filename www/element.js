// The custom element: its life in the page, and the events that reach it.

import { SELECTION } from '../widget/src/boundary.js';
import { createActing } from './acting.js';
import { actionOf } from './action.js';
import { createChoosing } from './choosing.js';
import { dispatch } from './dispatch.js';
import { createLoading } from './loading.js';
import { whenParsed } from './parsed.js';
import { problemOf } from './problem.js';
import { claimRoot, hasCard } from './root.js';
import { showCard } from './shown.js';
import { keepFocus, moveFocus, reveal, revealVersion } from './sight.js';

/** @import { Acting } from './acting.js' */
/** @import { Selection } from '../widget/src/boundary.js' */

const EVENTS = ['click', 'input', 'change', 'toggle', 'keydown'];

export class WhatChanged extends /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['src', ...SELECTION];

  #internals = this.attachInternals();
  #choosing = createChoosing(this);
  #loading = createLoading(this, this.#show.bind(this), this.#fail.bind(this));
  #root = /** @type {ShadowRoot} */ (/** @type {unknown} */ (undefined));
  /** The card that the page set. @type {unknown} */
  #given;
  /** Acts on the card that is shown. @type {Acting | undefined} */
  #acting;

  get card() {
    return this.#given;
  }

  set card(card) {
    this.#given = card;
    this.#loading.reload();
  }

  connectedCallback() {
    if (Object.hasOwn(this, 'card')) {
      // The page set the property before this class was defined.
      const { card } = this;
      Reflect.deleteProperty(this, 'card');
      this.#given = card;
    }
    addEventListener('hashchange', this);
    if (!this.#root) whenParsed(this, () => this.#wait());
  }

  disconnectedCallback() {
    // A move disconnects and connects at once: look again afterwards.
    setTimeout(() => {
      if (this.isConnected) return;
      removeEventListener('hashchange', this);
      this.#acting?.shown.release();
    });
  }

  /**
   * @param {'src' | keyof Selection} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    if (name !== 'src') {
      const selection = this.#choosing.change(name, value, this.#acting?.shown.selection);
      this.#acting?.show(selection);
    } else if (old !== value) this.#loading.reload();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === 'hashchange') this.#follow();
    else if (event.type === 'keydown') moveFocus(/** @type {KeyboardEvent} */ (event));
    // The slot also brings events of the page's own content.
    else if (/** @type {Node} */ (event.target).getRootNode() === this.#root) {
      keepFocus(event);
      const action = actionOf(event);
      if (!action) return;
      const isClick = event.type === 'click';
      if (this.#acting) this.#acting.handle(action, event, isClick);
      else this.#choosing.remember(action, isClick);
    }
  }

  #wait() {
    if (this.#root || !this.isConnected) return;
    this.#root = claimRoot(this, this.#internals);
    for (const type of EVENTS) this.#root.addEventListener(type, this, true);
    this.#loading.wait(this.#root, this.#choosing.readLink());
  }

  /**
   * Shows a card that was loaded.
   *
   * @param {unknown} card
   * @param {string} where
   */
  #show(card, where) {
    const root = this.#root;
    const before = this.#acting?.shown;
    const isLinked = this.#choosing.isLinked();
    // A card that came with the page stays as the reader left it.
    const isAdopted = !before && !isLinked && hasCard(root);
    const selection = this.#choosing.first(root, before?.selection);
    const shown = showCard(root, card, where, selection, this.#fail.bind(this));
    before?.release();
    this.#acting = createActing(this, root, shown, this.#choosing.settle);
    this.#internals.states?.add('live');
    if (!isAdopted) revealVersion(root);
    shown.warn();
    dispatch(this, 'ready', shown.selection);
    if (isLinked) reveal(root, 'start');
    this.#choosing.finish().forEach(this.#acting.act);
  }

  // Shows what the page's address asks for.
  #follow() {
    if (!this.#choosing.readLink()) return;
    if (this.#acting) {
      this.#acting.show(this.#choosing.requested());
      this.#choosing.finish();
      reveal(this.#root, 'start');
    } else this.#loading.startNow();
  }

  /** @param {unknown} thrown */
  #fail(thrown) {
    const { code, message } = problemOf(thrown, 'this page');
    // Without a card, hide the buttons that need the script.
    if (!this.#acting) this.#internals.states?.delete('live');
    console.error(`What Changed: ${message} (${code})`);
    dispatch(this, 'error', { code, message });
  }
}
