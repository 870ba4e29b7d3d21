// The boundary between the shell and the card, which is Rust. `boundary.rs` is the other side.

/**
 * A selection by its public names, as attributes, links and events have it.
 *
 * @typedef {object} Selection
 * @property {string} term The id of the open term or the key of the open section; empty if all are closed.
 * @property {string} view
 * @property {string} from The id of the earlier version.
 * @property {string} to The id of the later version.
 */

/**
 * A selection in which names can be missing. Names that are missing or unknown select the default.
 *
 * @typedef {{ [Name in keyof Selection]?: string | null }} PartialSelection
 */

/**
 * An action, as the attributes `data-act` and `data-on` in the markup have it.
 *
 * @typedef {object} Action
 * @property {string} name
 * @property {string} argument A key, a number or a text.
 */

/**
 * A card in a shadow root.
 *
 * @typedef {object} Mounted
 * @property {() => Selection} selection Returns the current selection.
 * @property {(action: Action) => Selection} propose Returns the selection that an action leads to.
 * @property {() => Selection} commit Carries out the proposed action.
 * @property {(selection: PartialSelection) => Selection} show Shows a selection.
 * @property {() => void} free Frees the card's memory. The card cannot be used afterwards.
 */

/**
 * Receives the problems of a card.
 *
 * @typedef {object} Problems
 * @property {(code: string, sentence: string) => void} report
 */

/**
 * An instance of the wasm. `mount` returns undefined if the card cannot be shown.
 *
 * @typedef {object} Engine
 * @property {(options: { module: WebAssembly.Module }) => void} initSync
 * @property {{
 *   mount(root: ShadowRoot, card: unknown, selection: PartialSelection, problems: Problems): Mounted | undefined,
 * }} Mounted
 */

/** The fields of a selection, which are also attributes of the element. */
export const SELECTION = /** @type {(keyof Selection)[]} */ (['term', 'view', 'from', 'to']);

/**
 * Creates a selection for the wasm.
 *
 * @param {string} term
 * @param {string} view
 * @param {string} from
 * @param {string} to
 * @returns {Selection}
 */
export function createSelection(term, view, from, to) {
  return { term, view, from, to };
}

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Applies the card's style, which is the same for every card.
 *
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function applyStyle(root, css) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
}

/**
 * @param {Selection} one
 * @param {Selection} other
 */
export function isSameSelection(one, other) {
  return SELECTION.every((name) => one[name] === other[name]);
}
