// For Node.js, Deno and Bun: the wasm is read from beside this file.

import { readFileSync } from 'node:fs';
import { check, initSync, render } from './engine.js';

initSync({ module: readFileSync(new URL('what-changed-ssr.wasm', import.meta.url)) });

export { check, render };
