// The types in strict projects.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const { WHAT_CHANGED_ROOT: root } = process.env;
const read = (file) => readFileSync(file, 'utf8');
const tsc = 'node_modules/typescript/bin/tsc';

const CARDS = ['microsoft-openai', 'roaming', 'contract', 'small'].map((name) => `www/cards/${name}.json`);

test('an app with events and cards has the right types', () => {
  // As literals: TypeScript types the words of an imported file as `string`.
  const cards = [...CARDS, 'tests/fixtures/maximal.json'].map((file) => read(join(root, file)));
  const lines = cards.map((card, at) => `export const card${at}: Card = ${card};\n`);
  writeFileSync('vite/cards.ts', `import type { Card } from 'what-changed-card';\n${lines.join('')}`);
  execFileSync(process.execPath, [tsc, '--project', 'vite'], { stdio: 'inherit' });
});

test('a card has the fields of the schema', () => {
  const all = (schema) =>
    Object.values(schema ?? {}).flatMap((part) => (part && typeof part === 'object' ? [part, ...all(part)] : []));
  const schema = JSON.parse(read('node_modules/what-changed-card/card.schema.json'));
  const known = [schema, ...all(schema)].flatMap(({ type, properties }) =>
    type === 'object' ? Object.keys(properties ?? {}) : [],
  );
  const typed = read('node_modules/what-changed-card/card.d.ts').matchAll(/(?:^ {2}|[{;] )(\$?\w+)\??: /gm);
  assert.deepEqual([...new Set(Array.from(typed, ([, name]) => name))].sort(), [...new Set(known)].sort());
});

test('a server without a DOM has the right types', () => {
  execFileSync(process.execPath, [tsc, '--project', 'node'], { stdio: 'inherit' });
});
