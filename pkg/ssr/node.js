// For Node.js, Deno and Bun: reads the wasm from beside this file.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRenderer } from './renderer.js';

// Not `new URL('what-changed-ssr.wasm', import.meta.url)`: Next replaces that with an address on its web server.
const wasm = join(dirname(fileURLToPath(import.meta.url)), 'what-changed-ssr.wasm');

export const { check, render } = createRenderer(new WebAssembly.Module(readFileSync(wasm)));
