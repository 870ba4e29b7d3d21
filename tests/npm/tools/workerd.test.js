// The renderer in workerd, the runtime of Cloudflare Workers.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { build } from 'esbuild';
import { check, render } from 'what-changed-card/ssr';

const { default: workerd } = createRequire(import.meta.url)('workerd');

test('a worker renders as Node.js does', { timeout: 60_000 }, async () => {
  await build({
    entryPoints: ['workerd/worker.js'],
    outdir: 'workerd/dist',
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
    // workerd compiles the wasm itself, so it stays a file that the worker imports.
    loader: { '.wasm': 'copy' },
    assetNames: '[name]',
  });
  const server = spawn(workerd, ['serve', '--control-fd=3', 'workerd/config.capnp'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  try {
    const address = await listening(server);
    const post = (body) => fetch(address, { method: 'POST', body });
    for (const file of ['www/cards/small.json', 'tests/fixtures/maximal.json']) {
      const card = readFileSync(join(process.env.WHAT_CHANGED_ROOT, file), 'utf8');
      assert.equal(await (await post(card)).text(), render(card), file);
    }
    const faulty = await post('{}');
    assert.equal(faulty.status, 422);
    assert.deepEqual(await faulty.json(), check('{}'));
  } finally {
    server.kill();
  }
});

/** Returns the address of a server, once it listens. */
async function listening(server) {
  const ended = new Promise((_, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`workerd ended with ${code}`)));
  });
  ended.catch(() => {}); // The test ends the server, which is no error.
  const reported = async () => {
    for await (const line of createInterface({ input: server.stdio[3] })) {
      const { event, port } = JSON.parse(line);
      if (event === 'listen') return `http://127.0.0.1:${port}/`;
    }
    return ended;
  };
  return Promise.race([reported(), ended]);
}
