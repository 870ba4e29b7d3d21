// The ES module.

import { define, WhatChanged } from './element.js';

define(new URL('what-changed.wasm', import.meta.url).href);

export { WhatChanged };
