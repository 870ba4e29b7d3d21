// The example for Eleventy.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { render } from 'what-changed-card/ssr';

test('the article contains the rendered card, and the site the script and the wasm', () => {
  symlinkSync(resolve('node_modules'), 'eleventy/node_modules', 'junction');
  execFileSync(process.execPath, ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'], {
    cwd: 'eleventy',
    stdio: 'inherit',
  });
  const read = (name) => readFileSync(join('eleventy/_site', name));
  const card = readFileSync('eleventy/cards/library.json', 'utf8');
  assert.ok(
    read('index.html')
      .toString()
      .includes(render(card, { id: 'library' })),
  );
  for (const name of ['what-changed.js', 'what-changed.wasm']) {
    assert.ok(read(name).equals(readFileSync(join(process.env.WHAT_CHANGED_ROOT, 'pkg', name))), name);
  }
});
