import { readFileSync } from 'node:fs';
import { render } from 'what-changed-card/ssr';

export default function (eleventy) {
  // Renders a card while the site is built. A card with problems ends the build with the list of problems.
  eleventy.addShortcode('whatChanged', (file, id) => render(readFileSync(`cards/${file}`, 'utf8'), { id }));
  eleventy.addWatchTarget('cards/');

  // Serves the script that makes the card interactive, and its wasm.
  for (const file of ['what-changed.js', 'what-changed.wasm']) {
    eleventy.addPassthroughCopy({ [`node_modules/what-changed-card/${file}`]: file });
  }
  return { dir: { input: 'articles' } };
}
