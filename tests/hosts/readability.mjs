// Reads a page from standard input and prints as JSON what Readability extracts: from the page in a browser, and from a
// page that Firefox's reader view fetched itself. The parser of the latter does not support templates.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';

const Parser = createRequire(import.meta.url)('@mozilla/readability/JSDOMParser.js');
const url = 'https://news.example.org/contract';
const { window } = new JSDOM(readFileSync(0, 'utf8'), { url });
// Serialise first, since Readability changes the document.
const fetched = new Parser().parse(new window.XMLSerializer().serializeToString(window.document), url);

const read = (document) => {
  const { title, content } = new Readability(document).parse() ?? {};
  return { title, content };
};
process.stdout.write(JSON.stringify({ fetched: read(fetched), page: read(window.document) }));
