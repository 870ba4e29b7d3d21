// What Mozilla's Readability takes for the article of a page on standard input, as JSON: of the page in a browser, and
// of one that Firefox's reader view fetched by itself, whose parser has no templates.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';

const Parser = createRequire(import.meta.url)('@mozilla/readability/JSDOMParser.js');
const url = 'https://news.example.org/contract';
const { window } = new JSDOM(readFileSync(0, 'utf8'), { url });
// Before Readability takes the page to pieces.
const fetched = new Parser().parse(new window.XMLSerializer().serializeToString(window.document), url);

const read = (document) => {
  const { title, content } = new Readability(document).parse() ?? {};
  return { title, content };
};
process.stdout.write(JSON.stringify({ fetched: read(fetched), page: read(window.document) }));
