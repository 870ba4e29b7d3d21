// Reads a card from a table in the page. docs/card-file.md describes the rules; `what-changed import` follows them too.

const DATE = /^\d{4}(-\d\d){0,2}$/;
const UNDISCLOSED = /^(not (yet )?disclosed|undisclosed)\.?$/i;

/** @param {HTMLTableElement} table */
export function cardFromTable(table) {
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, textOf));
  // A row of one cell above the head is the title, if the table has no other.
  /** @type {string | null | undefined} */
  let title = textOf(table.caption) || table.ariaLabel;
  while (rows[0]?.length === 1) title = [title, .../** @type {string[]} */ (rows.shift())].find(Boolean);
  const [, ...names] = rows.shift() ?? [];
  const versions = names.map((name, at) => ({ id: `v${at + 1}`, [DATE.test(name) ? 'date' : 'label']: name }));
  const terms = [];
  let topic;
  for (const [label, ...texts] of rows) {
    const values = texts.map((text, at) => [`v${at + 1}`, UNDISCLOSED.test(text) ? { undisclosed: true } : text]);
    const given = values.filter(([, value]) => value);
    // A row that has only a first cell is the heading of the rows after it.
    if (given.length) terms.push({ label, topic, values: Object.fromEntries(given) });
    else topic = label || topic;
  }
  return { title, versions, terms };
}

/**
 * Returns the text as it is displayed, which keeps the lines and paragraphs of a cell apart.
 *
 * @param {HTMLElement | null | undefined} element
 */
function textOf(element) {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent runs lines together.
  return element?.innerText.trim().replace(/[^\S\n]+/g, ' ') ?? '';
}
