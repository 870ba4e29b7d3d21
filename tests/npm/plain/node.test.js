// The package in Node.js, in an empty project.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, render } from 'what-changed-card/ssr';

const { WHAT_CHANGED: command, WHAT_CHANGED_ROOT: root } = process.env;
const require = createRequire(import.meta.url);

const FORMATS = ['fragment', 'plain', 'html', 'iframe', 'text', 'markdown', 'jsonld', 'oembed'];
const CARDS = ['www/cards/small.json', 'www/cards/roaming.json', 'tests/fixtures/maximal.json'];
const PAGE = 'https://example.org/card.html';

for (const format of FORMATS) {
  test(`${format} is the same as the command's`, () => {
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
  assert.equal(
    `${render(card, { id: 'fares', src: '/card.json', live: true, view: 'before', term: 'loans' })}\n`,
    native,
  );
});

test('a card with problems is refused with all of them', () => {
  const faulty = { title: 'T', updated: 'soon', terms: [{ label: 'L', before: 'x', afters: 'y' }] };
  const problems = check(faulty);
  assert.deepEqual(
    problems.map(({ code, path }) => [code, path]),
    [
      ['bad-date', 'updated'],
      ['unknown-field', 'terms[0]'],
    ],
  );
  assert.throws(
    () => render(faulty),
    (error) => {
      assert.equal(error.name, 'CardError');
      assert.deepEqual(error.problems, problems);
      return true;
    },
  );
  assert.match(render(faulty, { lenient: true }), /<what-changed>/);
  assert.deepEqual(check(readFileSync(join(root, CARDS[0]), 'utf8')), []);
});

test('an invalid option is refused by its name', () => {
  const card = { title: 'T', terms: [{ label: 'L', before: 'x', after: 'y' }] };
  for (const [options, message] of [
    [{ formt: 'text' }, /unknown field `formt`/],
    [{ format: 'pdf' }, /option format: unknown format “pdf”, expected one of fragment, /],
    [{ id: 3 }, /option id: .*expected a string/],
    [{ live: 'yes' }, /option live: .*expected a boolean/],
    [{ format: 'oembed' }, /option page/],
    ['text', /expected struct Options/],
  ]) {
    assert.throws(() => render(card, options), message);
  }
  assert.match(render(card, { format: null, id: undefined, live: null }), /<what-changed>/);
  assert.match(render(card, null), /<what-changed>/);
});

test('the problems of an object have no lines, and those of a text have', () => {
  const faulty = { title: 'T', terms: [{ label: 'L', before: 'x', afters: 'y' }] };
  assert.deepEqual(
    [faulty, JSON.stringify(faulty, null, 2)].map((card) => check(card).map(({ line }) => line)),
    [[null], [7]],
  );
});

test('a value that JSON cannot express is not a card', () => {
  for (const value of [undefined, () => {}, Symbol('card'), null, 3, []]) {
    assert.deepEqual(
      check(value).map(({ code }) => code),
      ['not-a-card'],
    );
  }
});

test('errors of the caller pass through, and leave the renderer intact', () => {
  const hostile = {
    get title() {
      throw new RangeError('no title today');
    },
  };
  for (let count = 0; count < 3000; count += 1) {
    assert.throws(() => check(hostile), RangeError);
    assert.throws(
      () =>
        render(
          { title: 'T', terms: [] },
          {
            get id() {
              throw new RangeError();
            },
          },
        ),
      RangeError,
    );
  }
  assert.deepEqual(check(readFileSync(join(root, CARDS[0]), 'utf8')), []);
});

test('after a trap, a fresh instance takes over', async () => {
  const { Instance } = WebAssembly;
  let instances = 0;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, parameters) {
      instances += 1;
      const exports = { ...new target(...parameters).exports };
      if (instances === 1) {
        exports.check = () => {
          throw new WebAssembly.RuntimeError('unreachable');
        };
      }
      return { exports };
    },
  });
  const folder = new URL('ssr/', import.meta.resolve('what-changed-card/package.json'));
  const { createRenderer } = await import(new URL('renderer.js', folder));
  const { check } = createRenderer(new WebAssembly.Module(readFileSync(new URL('what-changed-ssr.wasm', folder))));
  assert.throws(() => check({}), WebAssembly.RuntimeError);
  assert.deepEqual(
    check({}).map(({ code }) => code),
    ['no-title', 'no-terms'],
  );
  assert.equal(instances, 2);
  WebAssembly.Instance = Instance;
});

test('the modules for browsers can be imported on a server', async () => {
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
