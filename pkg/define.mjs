// Defines the element. The wasm is named in the way that bundlers look for.

import { define, WhatChanged } from './element.mjs';

define(new URL('./what-changed.wasm', import.meta.url));

export { WhatChanged };
