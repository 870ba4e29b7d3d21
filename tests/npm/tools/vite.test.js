// A project with Vite.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { build } from 'vite';

const { WHAT_CHANGED_ROOT: root } = process.env;

test('the page fetches the wasm that Vite emitted', async () => {
  mkdirSync('vite/public', { recursive: true });
  copyFileSync(join(root, 'www/cards/small.json'), 'vite/public/card.json');
  await build({ root: 'vite', logLevel: 'warn' });
  const assets = readdirSync('vite/dist/assets');
  const [wasm, ...others] = assets.filter((name) => name.endsWith('.wasm'));
  assert.deepEqual(others, []);
  assert.ok(readFileSync(join('vite/dist/assets', wasm)).equals(readFileSync(join(root, 'pkg/what-changed.wasm'))));
  const scripts = assets
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join('vite/dist/assets', name), 'utf8'));
  assert.ok(
    scripts.some((script) => script.includes(`/assets/${wasm}`)),
    'no script names the wasm',
  );
});
