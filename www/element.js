// The custom element: lifecycle, loading, events. What a card says and shows is decided in Rust.

import { discard, engine, isLive, load } from './engine.js';
import { addressOf, linked } from './link.js';
import { fromDocument } from './native.js';
import { whenParsed } from './parsed.js';
import { Problem } from './problem.js';
import { cardsOf } from './source.js';

const TAG = 'what-changed';
const CHOICES = ['term', 'view', 'from', 'to'];
// What a script tag may set on its card.
const ATTRIBUTES = [...CHOICES, 'id', 'lang', 'dir', 'live', 'theme', 'load'];
const NEAR = '400px';

let wasm;
let sheet;

export class WhatChanged extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['src', ...CHOICES];

  #internals;
  #root;
  #slot; // shows what is inside the element until there is a card
  #given; // the card, as a page set it
  #card; // the card that is shown
  #where; // words for where it came from
  #engine; // the one that the card is mounted in
  #mounted;
  #state; // term, view, from and to, a line each; undefined until the card is shown
  #pending = []; // what was asked for before it was
  #early = {}; // what native controls were used for before it was
  #asked = {}; // choices set as attributes since it was shown, for a card that is on its way
  #linked; // choices that the page's address makes for this card, until they are shown
  #opener; // the button that last opened a popover
  #waiting = false; // for the moment to load
  #turn = 0; // which loading is the latest

  get card() {
    return this.#given;
  }

  set card(card) {
    this.#given = card;
    this.#reload();
  }

  connectedCallback() {
    if (Object.hasOwn(this, 'card')) {
      // Set before the class was there to see it.
      const { card } = this;
      delete this.card;
      this.#given = card;
    }
    addEventListener('hashchange', this);
    if (!this.#turn) whenParsed(this, () => this.#wait());
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go; only what stays out is let go.
    setTimeout(() => {
      if (this.isConnected) return;
      removeEventListener('hashchange', this);
      this.#release();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (name === 'src') {
      if (old !== value) this.#reload();
      return;
    }
    this.#asked[name] = value ?? undefined;
    if (this.#state === undefined) return;
    const choices = this.#state.split('\n');
    choices[CHOICES.indexOf(name)] = value ?? undefined;
    // Two versions are compared: those that are asked for, whichever was set first.
    if (name === 'from' || name === 'to') choices.splice(2, 2, ...this.#attributes().slice(2));
    this.#change((mounted) => mounted.show(choices));
  }

  handleEvent(event) {
    if (event.type === 'hashchange') {
      this.#follow();
      return;
    }
    if (event.type === 'keydown') {
      moveFocus(event);
      return;
    }
    const { type, target } = event;
    if (target.getRootNode() !== this.#root) return; // It is the page's own.
    if (type === 'click') this.#opener = target.closest('[popovertarget]') ?? this.#opener;
    else if (target.popover && event.newState === 'closed' && [target, fromDocument('body')].some(holdsFocus)) {
      // In a shadow root, Chromium gives the focus back to nobody.
      this.#opener?.focus({ preventScroll: true });
    }
    const [action, on] = choice(type, target) ?? [];
    if (!action) return;
    const isOurs = target.closest('[data-act]');
    if (this.#state === undefined) {
      // What native controls did is taken over as it stands.
      if (isOurs) this.#pending.push([action, on]);
      else if (type === 'change') this.#early.view = on;
      else if (type === 'click' && action !== 'view') this.#early.term = true;
    } else if (type !== 'click') this.#act(action, on);
    else if (action === 'close' && isBeside(target.closest('.term > summary')?.parentNode)) event.preventDefault(); // Nothing else would show.
    else if (!this.#mayChange(action, on)) event.preventDefault();
    else if (isOurs) {
      this.#act(action, on);
      if (action !== 'open') return;
      target.closest('[popover]')?.hidePopover();
      this.#open?.querySelector('summary').focus({ preventScroll: true });
    }
  }

  get #address() {
    return addressOf(this, this.#detail(this.#state));
  }

  get #open() {
    return this.#root.querySelector('.term[open]');
  }

  // The shadow root: one that came with the page, else a new one that shows what is inside the
  // element until there is a card. Not before the content is parsed: a new one would shut out one
  // that is still on its way.
  #claim() {
    if (this.#root) return;
    this.#internals = this.attachInternals();
    this.#root = this.#internals.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const template = this.querySelector(':scope > template[shadowrootmode]');
    if (template) {
      // Inserted by innerHTML, where templates stay templates.
      this.#root.append(template.content);
      template.remove();
    }
    if (!this.#root.firstChild) {
      this.#slot = fromDocument('createElement', 'slot');
      this.#root.append(this.#slot);
    }
    this.#internals.states?.add('live');
    if (navigator.share) this.#internals.states?.add('shares');
    for (const type of ['click', 'input', 'change', 'toggle', 'keydown']) this.#root.addEventListener(type, this, true);
  }

  // Waits for the moment that `load` names. Touching the card is always one.
  #wait() {
    if (this.#waiting || this.#turn || !this.isConnected) return;
    this.#waiting = true;
    this.#claim();
    const moment = new AbortController();
    const { signal } = moment;
    const start = () => {
      if (signal.aborted) return;
      moment.abort();
      this.#waiting = false;
      this.#start();
    };
    for (const type of ['pointerdown', 'focusin', 'click']) this.addEventListener(type, start, { signal });
    const when = this.getAttribute('load');
    this.#linked = linked(this);
    if (when === 'eager' || this.#linked) start();
    else if (when === 'idle') (typeof requestIdleCallback === 'function' ? requestIdleCallback : setTimeout)(start);
    else if (when !== 'click') {
      // Without a box there is nothing that could come near.
      if (!this.#root.adoptedStyleSheets.length) this.#root.adoptedStyleSheets = [styleSheet(':host{display:block}')];
      const near = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && start(),
        { rootMargin: NEAR },
      );
      near.observe(this);
      signal.addEventListener('abort', () => near.disconnect());
    }
  }

  async #start() {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const loaded = load(wasm);
      loaded.catch(() => {}); // Told of below, if the card itself is not at fault.
      const given = this.#given;
      const cards = given === undefined ? cardsOf(this) : [[given, 'the card property']];
      for await (const [card, where] of cards) {
        await loaded;
        if (turn !== this.#turn) return; // Another card was asked for meanwhile.
        this.#mount(card, where, this.#choices());
        this.#tell();
        this.#dispatch('ready', this.#detail(this.#state));
        if (this.#linked) this.#reveal('start');
        this.#linked = undefined;
        for (const asked of this.#pending.splice(0)) this.#act(...asked);
      }
    } catch (problem) {
      if (turn === this.#turn) this.#fail(problem);
    }
  }

  #reload() {
    if (this.#turn) this.#start();
  }

  // What was chosen before; else what is asked for, and what stands in a card that came with the page.
  #choices() {
    if (this.#state !== undefined) {
      const before = this.#state.split('\n');
      return CHOICES.map((name, at) => (name in this.#asked ? this.#asked[name] : before[at]));
    }
    const asked = this.#attributes();
    if (this.#root.querySelector('.term')) {
      const open = this.#open;
      if (this.#early.term) asked[0] = undefined;
      asked[0] ??= open?.dataset.key ?? '';
      asked[1] = this.#early.view ?? asked[1] ?? open?.querySelector('input:checked')?.value;
    }
    return asked;
  }

  #attributes() {
    return CHOICES.map((name) => this.#linked?.get(name) || (this.getAttribute(name) ?? undefined));
  }

  // Shows a card. Until it is shown, and if it cannot be, what was there stays.
  #mount(card, where, choices) {
    const current = engine();
    let mounted;
    try {
      mounted = new current.Mounted(this.#root, card, choices);
    } catch (thrown) {
      if (typeof thrown !== 'string') {
        discard(current);
        if (this.#slot) this.#root.replaceChildren(this.#slot);
      }
      throw fault(thrown, where);
    }
    // What came with the page stays as it stands.
    const isNew = this.#slot || this.#linked || this.#state !== undefined;
    this.#slot = undefined;
    this.#release();
    [this.#card, this.#where, this.#engine, this.#mounted] = [card, where, current, mounted];
    this.#state = mounted.state();
    this.#internals.states?.add('live');
    sheet ??= styleSheet(current.style());
    this.#root.adoptedStyleSheets = [sheet];
    this.#asked = {};
    if (isNew) this.#showEnd();
  }

  // Tells editors what is wrong with the card's file: once, and not each time that it is mounted.
  #tell() {
    const [count, ...sentences] = this.#mounted.problems().split('\n');
    if (count) console.warn(`What Changed: ${this.#where}, ${count} to mend: ${sentences.join(' ')}`);
  }

  // Calls the engine for this card. A card that was let go, or whose engine another card broke, is
  // mounted again first, as it was.
  #call(what) {
    try {
      if (!isLive(this.#engine)) this.#mount(this.#card, this.#where, this.#state.split('\n'));
      return what(this.#mounted);
    } catch (thrown) {
      discard(this.#engine);
      this.#fail(fault(thrown, this.#where));
      return undefined;
    }
  }

  #mayChange(action, on) {
    const next = this.#call((mounted) => mounted.preview([action, on]));
    return next === undefined || next === this.#state || this.#dispatch('change', this.#detail(next), true);
  }

  #act(action, on) {
    if (action === 'copy' || action === 'share') {
      this.#hand(action);
      return;
    }
    this.#asked = {};
    const [before] = this.#state.split('\n');
    if (!this.#change((mounted) => mounted.act([action, on]))) return;
    try {
      history.replaceState(history.state, '', this.#address);
    } catch {
      // A page without an address, or too many steps at once.
    }
    const [term] = this.#state.split('\n');
    if (term === before || !term) return;
    // The open term may have moved out of sight, with what stood above it closed.
    this.#reveal();
    if (action !== 'open') this.#open.querySelector(`[data-act=${action}]`)?.focus({ preventScroll: true });
  }

  // Brings the end of what is compared into sight in the row of versions, and leaves the page where it is.
  #showEnd() {
    const end = [...this.#root.querySelectorAll('[aria-current]')].pop();
    const row = end?.closest('.row');
    if (!row) return;
    const [place, room] = [end, row].map((element) => element.getBoundingClientRect());
    // To the middle, so that what stands before it is seen, too.
    if (place.left < room.left || place.right > room.right) row.scrollLeft += (place.left + place.right - room.left - room.right) / 2;
  }

  #reveal(block = 'nearest') {
    const term = this.#open;
    const place = term?.querySelector(isBeside(term) ? '.where, .name' : 'summary') ?? this;
    place.scrollIntoView({ block });
  }

  // Shows what the page's address asks for.
  #follow() {
    this.#linked = linked(this);
    if (!this.#linked) return;
    if (this.#state === undefined) {
      if (!this.#turn) this.click();
      return;
    }
    this.#change((mounted) => mounted.show(this.#attributes()));
    this.#linked = undefined;
    this.#reveal('start');
  }

  // Hands a link to what is shown to the reader, or to another program.
  async #hand(how) {
    try {
      if (how === 'share') await navigator.share({ title: fromDocument('title'), url: this.#address });
      else {
        await navigator.clipboard.writeText(this.#address);
        this.#act('copied', '');
      }
    } catch {
      // The reader thought better of it, or the page forbids it.
    }
  }

  // Does something to the state, and tells of it if it is another then.
  #change(what) {
    const state = this.#call((mounted) => {
      what(mounted);
      return mounted.state();
    });
    if (state === undefined || state === this.#state) return false;
    this.#state = state;
    this.#showEnd();
    this.#dispatch('changed', this.#detail(state));
    return true;
  }

  #release() {
    if (isLive(this.#engine)) this.#mounted.free();
    this.#engine = undefined;
  }

  #detail(state) {
    const values = state.split('\n');
    return Object.fromEntries(CHOICES.map((name, at) => [name, values[at]]));
  }

  #fail(problem) {
    const { code, message } = problem instanceof Problem ? problem : fault(problem, 'this page');
    // What needs the script goes again, and what is there without one is back.
    if (!this.#mounted) this.#internals?.states?.delete('live');
    console.error(`What Changed: ${message} (${code})`);
    this.#dispatch('error', { code, message });
  }

  #dispatch(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`${TAG}-${name}`, { detail, cancelable, bubbles: true, composed: true }));
  }
}

// A card that cannot be shown is told in a text; anything else thrown is a trap.
function fault(thrown, where) {
  if (thrown instanceof Problem) return thrown;
  if (typeof thrown !== 'string') {
    return new Problem('trap', `the card from ${where} broke the program. What is shown stays. Please report it.`);
  }
  const [code, sentence] = thrown.split('\n');
  return new Problem(code, `${where}: ${sentence}`);
}

// Whether the focus is in an element; in the body as a whole where nothing else has it.
function holdsFocus(element) {
  const root = element.getRootNode();
  return root === document ? fromDocument('activeElement') === element : element.contains(root.activeElement);
}

// Whether the term is shown beside the list, and not in it.
function isBeside(term) {
  return term && getComputedStyle(term).display === 'contents';
}

// What a click, an input, a change or a toggle asks for: an action, and what it is done on.
function choice(type, target) {
  if (type === 'toggle') return target.dataset.key && [target.open ? 'open' : 'close', target.dataset.key];
  if (type === 'input' && target.type !== 'search') return undefined;
  if (target.matches('.views input')) return ['view', target.value];
  const { act, on = '' } = target.closest('[data-act]')?.dataset ?? {};
  if (act && target.matches('input, select')) return type === 'click' ? undefined : [act, target.value];
  if (type !== 'click') return undefined;
  if (act) return [act, on];
  const { open, dataset } = target.closest('summary')?.parentNode ?? {};
  return dataset?.key && [open ? 'close' : 'open', dataset.key];
}

// Arrow keys, from one term to another.
function moveFocus(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (!step || !event.target.matches('.term > summary') || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...event.currentTarget.querySelectorAll('.term:not([hidden]) > summary')];
  const at = Math.min(Math.max(all.indexOf(event.target) + step, 0), all.length - 1);
  all[at].focus();
  event.preventDefault();
}

function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Defines `<what-changed>`, unless a script before this one did. */
export function define(address) {
  wasm ??= address;
  if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, WhatChanged);
}

/**
 * Puts a card after a script that has `data-card`. The script's other `data-…` become attributes of the card, but only
 * those in ATTRIBUTES: any other could be an event handler. The head shows nothing, so a card of a script there goes
 * to the top of the body.
 */
export function place(script) {
  const { card, ...given } = script.dataset;
  if (card === undefined) return;
  const element = fromDocument('createElement', TAG);
  for (const name of ATTRIBUTES) if (name in given) element.setAttribute(name, given[name]);
  element.setAttribute('src', card);
  const prepend = () => fromDocument('body').prepend(element);
  if (script.parentNode !== fromDocument('head')) script.after(element);
  else if (fromDocument('body')) prepend();
  else fromDocument('addEventListener', 'DOMContentLoaded', prepend);
}
