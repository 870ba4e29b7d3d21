import type { Card } from './card.js';

export type * from './card.js';

/** How the open term is shown. */
export type View = 'redline' | 'split' | 'before' | 'after';

/** What a card shows: the detail of its events. */
export interface State {
  /** The id of the open term, or the key of another part, such as `:glance`; empty where all are closed. */
  term: string;
  view: View;
  /** The id of the version that is compared. */
  from: string;
  /** The id of the version that it is compared with. */
  to: string;
}

/** Why a card cannot be shown. */
export type ErrorCode =
  | 'no-card'
  | 'card-unreachable'
  | 'card-slow'
  | 'not-json'
  | 'not-a-card'
  | 'no-title'
  | 'no-terms'
  | 'wasm-unreachable'
  | 'wasm-refused'
  | 'trap';

/** The detail of `what-changed-error`. */
export interface Failure {
  code: ErrorCode;
  /** A sentence for whoever runs the page. */
  message: string;
}

/**
 * The element `<what-changed>`.
 *
 * Its attributes are `src`, `live`, `term`, `view`, `from`, `to`, `theme`, `load` and `data-card`.
 */
export class WhatChanged extends HTMLElement {
  /** The card as a page set it; setting it shows it. */
  get card(): Card | undefined;
  set card(card: Card | undefined);
}

/**
 * Defines `<what-changed>`, unless that is done.
 *
 * @param wasm The address of `what-changed.wasm` of the same build.
 */
export function define(wasm: string | URL): void;

declare global {
  interface HTMLElementTagNameMap {
    'what-changed': WhatChanged;
  }

  interface GlobalEventHandlersEventMap {
    /** The card is shown. */
    'what-changed-ready': CustomEvent<State>;
    /** A reader chose something, which takes effect next; cancelable. */
    'what-changed-change': CustomEvent<State>;
    /** The state has changed. */
    'what-changed-changed': CustomEvent<State>;
    /** The card cannot be shown, or broke. */
    'what-changed-error': CustomEvent<Failure>;
  }
}
