// Importing it defines `<what-changed>`.

export { WhatChanged } from './index.js';
export type * from './index.js';
