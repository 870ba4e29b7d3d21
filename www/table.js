// Reads a card from a table in the page: the caption is the title, the first column has the terms, and each further
// column is a version.

const UNDISCLOSED = /^(not (yet )?disclosed|undisclosed)\.?$/i;

/** @param {HTMLTableElement} table */
export function cardFromTable(table) {
  const [head, ...rows] = table.rows;
  const versions = [...(head?.cells ?? [])].slice(1).map((cell, at) => ({ id: `v${at + 1}`, label: textOf(cell) }));
  const terms = [];
  let topic;
  for (const row of rows) {
    const [label, ...cells] = row.cells;
    if (!cells.length) {
      topic = textOf(label); // A row with one cell is the heading of the rows after it.
      continue;
    }
    const texts = cells.map((cell, at) => [`v${at + 1}`, textOf(cell)]).filter(([, text]) => text);
    const values = texts.map(([id, text]) => [id, UNDISCLOSED.test(text) ? { undisclosed: true } : text]);
    terms.push({ label: textOf(label), topic, values: Object.fromEntries(values) });
  }
  return { title: textOf(table.caption) || table.ariaLabel, versions, terms };
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
