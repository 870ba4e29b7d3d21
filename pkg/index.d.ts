import type { Card } from './card.js';

export type * from './card.js';

/** A way to show the open term. */
export type View = 'redline' | 'split' | 'before' | 'after';

/** What a card shows: the detail of its events. */
export interface Selection {
  /** The id of the open term or the key of the open section, such as `:glance`; empty if all are closed. */
  term: string;
  view: View;
  /** The id of the earlier version. */
  from: string;
  /** The id of the later version. */
  to: string;
}

/** A reason why a card cannot be shown. */
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
  /** A sentence for the editor or developer of the page. */
  message: string;
}

/**
 * The element `<what-changed>`.
 *
 * Its attributes are `src`, `live`, `term`, `view`, `from`, `to`, `theme`, `load` and `data-card`.
 */
export class WhatChanged extends HTMLElement {
  /** The card that the page set. Setting it shows it. */
  get card(): Card | undefined;
  set card(card: Card | undefined);
}

/**
 * Defines `<what-changed>`, unless it is defined.
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
    'what-changed-ready': CustomEvent<Selection>;
    /** A reader's action is about to change the selection to this one. Cancelable. */
    'what-changed-change': CustomEvent<Selection>;
    /** The selection has changed. */
    'what-changed-changed': CustomEvent<Selection>;
    /** The card cannot be shown, or it stopped with an error. */
    'what-changed-error': CustomEvent<Failure>;
  }
}
