// What the package says of the element, beside the schema of such descriptions, the style and the README.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const ours = require('what-changed-card/custom-elements.json');
const [element] = ours.modules.flatMap((module) => module.declarations ?? []);
const read = (file) => readFileSync(join(process.env.WHAT_CHANGED_ROOT, file), 'utf8');
const names = (list) => list.map(({ name }) => name).sort();

test('custom-elements.json is valid', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(require('custom-elements-manifest/schema.json'));
  assert.ok(validate(ours), ajv.errorsText(validate.errors));
});

test('it has the properties of the style', () => {
  const used = new Set(read('src/view/style.css').match(/--wc-[a-z-]+/g));
  assert.deepEqual(names(element.cssProperties), [...used].sort());
});

test('it has what the README tells of', () => {
  const readme = read('README.md');
  const section = (name) => readme.split(`\n### ${name}\n`)[1].split('\n### ')[0];
  const firsts = (text) => text.split('\n').flatMap((line) => /^\| (`.*?`) \|/.exec(line)?.[1].match(/[\w-]+/g) ?? []);
  assert.deepEqual(names(element.attributes), [...firsts(section('Attributes')), 'data-card'].sort());
  assert.deepEqual(names(element.events), firsts(section('Events')).sort());
  assert.deepEqual(
    names(element.cssParts),
    [...section('Look').matchAll(/::part\((\w+)\)/g)].map(([, part]) => part).sort(),
  );
  const codes = section('Events').split('The codes: ')[1].split('. ')[0].match(/[\w-]+/g);
  const types = readFileSync(require.resolve('what-changed-card/package.json').replace('package.json', 'index.d.ts'), 'utf8');
  assert.deepEqual(types.split('type ErrorCode')[1].split(';')[0].match(/[\w-]+/g), codes);
});
