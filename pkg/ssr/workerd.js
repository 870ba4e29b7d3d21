// For Cloudflare's workerd, which compiles the wasm itself and accepts no other.

import { createRenderer } from './renderer.js';
import module from './what-changed-ssr.wasm';

export const { check, render } = createRenderer(module);
