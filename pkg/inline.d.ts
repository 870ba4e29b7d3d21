// Importing it defines `<what-changed>`; the wasm is inside.

import './index.js';

export {};
