// For Cloudflare's workerd, which compiles the wasm itself, and takes no other.

import module from './what-changed-ssr.wasm';
import { check, initSync, render } from './engine.js';

initSync({ module });

export { check, render };
