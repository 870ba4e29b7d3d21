// The types, as strict projects see them.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const { WHAT_CHANGED_ROOT: root } = process.env;
const tsc = 'node_modules/typescript/bin/tsc';

const CARDS = ['microsoft-openai', 'roaming', 'contract', 'small'].map((name) => `www/cards/${name}.json`);

test('an app is checked with its events and cards', () => {
  // As literals: of a file that is imported, TypeScript knows no words, only that they are texts.
  const cards = [...CARDS, 'tests/fixtures/maximal.json'].map((file) => readFileSync(join(root, file), 'utf8'));
  const lines = cards.map((card, at) => `export const card${at}: Card = ${card};\n`);
  writeFileSync('vite/cards.ts', `import type { Card } from 'what-changed-card';\n${lines.join('')}`);
  execFileSync(process.execPath, [tsc, '--project', 'vite'], { stdio: 'inherit' });
});

test('a server without a DOM is checked', () => {
  execFileSync(process.execPath, [tsc, '--project', 'node'], { stdio: 'inherit' });
});
