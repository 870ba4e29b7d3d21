// The package in Node.js, with nothing around it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { check, render } from 'what-changed-card/ssr';

const { WHAT_CHANGED: command, WHAT_CHANGED_ROOT: root } = process.env;
const require = createRequire(import.meta.url);

const FORMATS = ['fragment', 'plain', 'html', 'iframe', 'text', 'markdown', 'jsonld', 'oembed'];
const CARDS = ['www/cards/small.json', 'www/cards/roaming.json', 'tests/fixtures/maximal.json'];
const PAGE = 'https://example.org/card.html';

for (const format of FORMATS) {
  test(`${format} is written as the command writes it`, () => {
    for (const name of CARDS) {
      const file = join(root, name);
      const text = readFileSync(file, 'utf8');
      const native = execFileSync(command, ['render', file, '--format', format, '--page', PAGE], { encoding: 'utf8' });
      for (const card of [text, JSON.parse(text)]) {
        const written = render(card, { format, page: PAGE });
        // The command ends its last line.
        assert.equal(written.endsWith('\n') ? written : `${written}\n`, native, name);
      }
    }
  });
}

test('the options are those of the command', () => {
  const file = join(root, CARDS[0]);
  const flags = ['--id', 'fares', '--src', '/card.json', '--live', '--view', 'before', '--term', 'loans'];
  const native = execFileSync(command, ['render', file, ...flags], { encoding: 'utf8' });
  const card = readFileSync(file, 'utf8');
  assert.equal(`${render(card, { id: 'fares', src: '/card.json', live: true, view: 'before', term: 'loans' })}\n`, native);
});

test('a faulty card is refused with all its problems', () => {
  const faulty = { title: 'T', updated: 'soon', terms: [{ label: 'L', before: 'x', afters: 'y' }] };
  const problems = check(faulty);
  assert.deepEqual(problems.map(({ code, path }) => [code, path]), [
    ['bad-date', 'updated'],
    ['unknown-field', 'terms[0]'],
  ]);
  assert.throws(() => render(faulty), (error) => {
    assert.equal(error.name, 'CardError');
    assert.deepEqual(error.problems, problems);
    return true;
  });
  assert.match(render(faulty, { lenient: true }), /<what-changed>/);
  assert.deepEqual(check(readFileSync(join(root, CARDS[0]), 'utf8')), []);
});

test('what is for browsers may be imported on a server', async () => {
  const { WhatChanged, define } = await import('what-changed-card');
  define('what-changed.wasm');
  assert.equal((await import('what-changed-card/define')).WhatChanged, WhatChanged);
  await import('what-changed-card/inline');
});

test('the package has every file that it names, and its licences', async () => {
  const { default: manifest } = await import('what-changed-card/package.json', { with: { type: 'json' } });
  const folder = fileURLToPath(new URL('.', import.meta.resolve('what-changed-card/package.json')));
  const targets = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(targets));
  const { exports, types, jsdelivr, unpkg, customElements, sideEffects } = manifest;
  const single = sideEffects.filter((file) => !file.includes('*'));
  const licences = ['LICENSE-APACHE', 'LICENSE-MIT'];
  for (const file of [...targets(exports), ...single, types, jsdelivr, unpkg, customElements, ...licences]) {
    assert.ok(existsSync(join(folder, file)), `${file} is not in the package`);
  }
});

test('the schema and the scripts can be found', async () => {
  const { default: schema } = await import('what-changed-card/card.schema.json', { with: { type: 'json' } });
  assert.deepEqual(schema, JSON.parse(readFileSync(require.resolve('what-changed-card/card.schema.json'), 'utf8')));
  assert.ok(schema.properties.terms);
  const script = readFileSync(fileURLToPath(import.meta.resolve('what-changed-card/what-changed.js')));
  assert.ok(script.equals(readFileSync(join(root, 'pkg/what-changed.js'))));
});
