import type { Card } from '../card.js';

export type * from '../card.js';

/** A form in which a card is written, as the command's `--format`. */
export type Format = 'fragment' | 'plain' | 'html' | 'iframe' | 'text' | 'markdown' | 'jsonld' | 'oembed';

/** How a card is written. */
export interface RenderOptions {
  /** The form; `fragment` where nothing is said. */
  format?: Format | null;
  /** The element's id. */
  id?: string | null;
  /** The element's `src`, from which the card is fetched anew with `live`. */
  src?: string | null;
  live?: boolean;
  /** The id of the term to open. */
  term?: string | null;
  view?: 'redline' | 'split' | 'before' | 'after' | null;
  /** The id of the version that is compared. */
  from?: string | null;
  /** The id of the version that it is compared with. */
  to?: string | null;
  /** The address of the script, for `html` and `iframe`. */
  script?: string | null;
  /** The address of the page for a frame, which `oembed` needs. */
  page?: string | null;
  /** Writes what can be shown of a card with problems. */
  lenient?: boolean;
}

/** Something that is wrong with a card. */
export interface Problem {
  /** A stable word for it, such as `unknown-id`. */
  code: string;
  /** Where it is, such as `terms[0].label`. */
  path: string;
  expected: string;
  found: string;
  /** What was likely meant. */
  nearest: string | null;
  /** Nothing of the card can be shown. */
  fatal: boolean;
  /** All of it in a sentence. */
  message: string;
}

/** What {@link render} throws for a card with problems: its `name` is `CardError`. */
export interface CardError extends Error {
  name: 'CardError';
  problems: Problem[];
}

/**
 * Writes a card, an object or the text of a card file.
 *
 * @throws {CardError} where the card has problems, unless `lenient` and something can be shown.
 * @throws {Error} where an option is not understood.
 */
export function render(card: Card | string, options?: RenderOptions | null): string;

/** All that is wrong with a card, an object or the text of a card file; nothing where nothing is wrong. */
export function check(card: unknown): Problem[];
