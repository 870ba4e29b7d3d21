// For Node.js, Deno and Bun: reads the wasm from beside this file.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRenderer } from './renderer.js';

// As a path: some bundlers replace the URL with one of their own class, which `readFileSync` refuses.
const wasm = fileURLToPath(new URL('what-changed-ssr.wasm', import.meta.url).href);

export const { check, render } = createRenderer(new WebAssembly.Module(readFileSync(wasm)));
