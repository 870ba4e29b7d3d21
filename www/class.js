// The class alone, for bundlers and other modules: nothing is defined before they say so.

export { define, WhatChanged } from './element.js';
