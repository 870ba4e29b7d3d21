// Importing this module defines `<what-changed>`. It contains the wasm.

import './index.js';
