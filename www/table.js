// A table that is already in the page, as a card: the caption is the title, the first column holds the
// terms, each further column is a version.

const UNDISCLOSED = /^(not (yet )?disclosed|undisclosed)\.?$/i;

export function cardFromTable(table) {
  const text = (node) => node?.textContent.trim().replace(/\s+/g, ' ') ?? '';
  const [head, ...rows] = table.rows;
  const versions = [...(head?.cells ?? [])].slice(1).map((cell, at) => ({ id: `v${at + 1}`, label: text(cell) }));
  const terms = rows.map(({ cells: [label, ...cells] }) => {
    const said = cells.map((cell, at) => [`v${at + 1}`, text(cell)]).filter(([, value]) => value);
    const values = said.map(([id, value]) => [id, UNDISCLOSED.test(value) ? { undisclosed: true } : value]);
    return { label: text(label), values: Object.fromEntries(values) };
  });
  return { title: text(table.caption) || table.ariaLabel, versions, terms };
}
