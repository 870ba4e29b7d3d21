// The class alone, for bundlers and other modules. The element is not defined until they call `define`.

export { define } from './define.js';
export { WhatChanged } from './element.js';
