// Defines the element. Bundlers recognise this form of the wasm's address.

import { define } from './element.mjs';

define(new URL('./what-changed.wasm', import.meta.url));

export { WhatChanged } from './element.mjs';
