import { readFileSync } from 'node:fs';
import { render } from 'what-changed-card/ssr';

export default function (eleventy) {
  // The whole card, ahead of any script. A card with problems ends the build, and says what they are.
  eleventy.addShortcode('whatChanged', (file, id) => render(readFileSync(`cards/${file}`, 'utf8'), { id }));
  eleventy.addWatchTarget('cards/');

  // What makes it interactive, served from the site itself.
  for (const file of ['what-changed.js', 'what-changed.wasm']) {
    eleventy.addPassthroughCopy({ [`node_modules/what-changed-card/${file}`]: file });
  }
  return { dir: { input: 'articles' } };
}
