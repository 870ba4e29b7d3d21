// The ES module.

import { define } from './define.js';

define(new URL('what-changed.wasm', import.meta.url).href);

export { WhatChanged } from './element.js';
