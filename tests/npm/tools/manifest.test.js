// Compares the package's description of the element with its schema, the style and the documentation.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const manifest = require('what-changed-card/custom-elements.json');
const [element] = manifest.modules.flatMap((module) => module.declarations ?? []);
const { WHAT_CHANGED_ROOT: root } = process.env;
const read = (file) => readFileSync(join(root, file), 'utf8');
const names = (list) => list.map(({ name }) => name).sort();

/** Returns a section of docs/embedding.md. */
const section = (name) => read('docs/embedding.md').split(`\n## ${name}\n`)[1].split('\n## ')[0];

/** Returns the code in the first cells of a section's table. */
const firstCells = (name) =>
  section(name)
    .split('\n')
    .flatMap((line) => /^\| (`.*?`) \|/.exec(line)?.[1].match(/[\w-]+/g) ?? []);

test('custom-elements.json is valid', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(require('custom-elements-manifest/schema.json'));
  assert.ok(validate(manifest), ajv.errorsText(validate.errors));
});

test('the custom properties are those of the style and of the documentation', () => {
  const style = readdirSync(join(root, 'src/view/style')).map((file) => read(join('src/view/style', file)));
  const used = [...new Set(style.join('').match(/--wc-[a-z-]+/g))].sort();
  assert.deepEqual(names(element.cssProperties), used);
  assert.deepEqual(firstCells('Theming').sort(), used);
});

test('the attributes, events and parts are those of the documentation', () => {
  // Every element has these.
  const global = ['id', 'lang', 'dir'];
  const attributes = firstCells('Attributes').filter((name) => !global.includes(name));
  assert.deepEqual(names(element.attributes), [...attributes, 'data-card'].sort());
  assert.deepEqual(names(element.events), firstCells('Events').sort());
  const parts = [...section('Theming').matchAll(/::part\((\w+)\)/g)].map(([, part]) => part);
  assert.deepEqual(names(element.cssParts), parts.sort());
});

test('the types have the error codes of the documentation', () => {
  const folder = require.resolve('what-changed-card/package.json').replace('package.json', '');
  const types = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  const codes = types
    .split('type ErrorCode')[1]
    .split(';')[0]
    .match(/[\w-]+/g);
  assert.deepEqual(codes, firstCells('Errors'));
});
