// Importing this module defines `<what-changed>`.

export type * from './index.js';
export { WhatChanged } from './index.js';
