import type { Card } from '../card.js';

export type * from '../card.js';

/** A format, as in the command's `--format`. */
export type Format = 'fragment' | 'plain' | 'html' | 'iframe' | 'text' | 'markdown' | 'jsonld' | 'oembed';

/** Options of {@link render}. Null is the same as missing. */
export interface RenderOptions {
  /** The default is `fragment`. */
  format?: Format | null;
  /** The element's id, which links use. */
  id?: string | null;
  /** The element's `src`. With `live`, the page fetches the card from there again. */
  src?: string | null;
  live?: boolean | null;
  /** The id of the open term. */
  term?: string | null;
  view?: 'redline' | 'split' | 'before' | 'after' | null;
  /** The id of the earlier version. */
  from?: string | null;
  /** The id of the later version. */
  to?: string | null;
  /** The address of the script, for `html` and `iframe`. */
  script?: string | null;
  /** The address of the page for a frame, which `oembed` needs. */
  page?: string | null;
  /** Render a card that has problems, as far as it can be shown. */
  lenient?: boolean | null;
}

/** A problem of a card. */
export interface Problem {
  /** A stable name, such as `unknown-id`. */
  code: string;
  /** The place, such as `terms[0].label`. */
  path: string;
  expected: string;
  found: string;
  /** The known name that is closest to the unknown one. */
  nearest: string | null;
  /** Nothing of the card can be shown. */
  fatal: boolean;
  /** The whole problem in a sentence. */
  message: string;
  /** The place in the text, from 1; null for a card that was an object. */
  line: number | null;
  column: number | null;
}

/** The error that {@link render} throws for a card with problems. */
export interface CardError extends Error {
  name: 'CardError';
  problems: Problem[];
}

/**
 * Renders a card, given as an object or as the text of a card file.
 *
 * @throws {CardError} if the card has problems, unless `lenient` is true and something can be shown.
 * @throws {Error} if an option is invalid.
 */
export function render(card: Card | string, options?: RenderOptions | null): string;

/** Returns the problems of a card, given as an object or as the text of a card file. */
export function check(card: unknown): Problem[];
