// The names that the shell reads from the card's markup. A test compares them with the markup and with the actions of
// `src/state/action.rs`.

export const OPEN = 'open';
export const CLOSE = 'close';
export const VIEW = 'view';
export const COPY = 'copy';
export const COPIED = 'copied';
export const SHARE = 'share';

/** An element that asks for an action, which `data-act` names and `data-on` completes. */
export const CONTROL = '[data-act]';
/** The choice of a view. */
export const VIEWS = '.views input';
/** A term or a section. */
export const TERM = '.term';
export const OPEN_TERM = '.term[open]';
export const TERM_SUMMARY = '.term > summary';
export const VISIBLE_SUMMARIES = '.term:not([hidden]) > summary';
/** The head of an open term that is shown beside the list. */
export const TERM_HEAD = '.where, .name';
/** The row of versions, which scrolls. */
export const TIMELINE_ROW = '.row';
export const CURRENT = '[aria-current]';
