// A table that is already in the page, as a card: the caption is the title, the first column holds the
// terms, each further column is a version.

const UNDISCLOSED = /^(not (yet )?disclosed|undisclosed)\.?$/i;

export function cardFromTable(table) {
  // As it is shown: lines and paragraphs of a cell stay apart.
  const text = (node) => node?.innerText.trim().replace(/[^\S\n]+/g, ' ') ?? '';
  const [head, ...rows] = table.rows;
  const versions = [...(head?.cells ?? [])].slice(1).map((cell, at) => ({ id: `v${at + 1}`, label: text(cell) }));
  const terms = [];
  let topic;
  for (const { cells: [label, ...cells] } of rows) {
    if (!cells.length) {
      topic = text(label); // A row of one cell heads those that follow.
      continue;
    }
    const said = cells.map((cell, at) => [`v${at + 1}`, text(cell)]).filter(([, value]) => value);
    const values = said.map(([id, value]) => [id, UNDISCLOSED.test(value) ? { undisclosed: true } : value]);
    terms.push({ label: text(label), topic, values: Object.fromEntries(values) });
  }
  return { title: text(table.caption) || table.ariaLabel, versions, terms };
}
