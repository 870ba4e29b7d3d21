// The script that the build writes here.

export { define, WhatChanged } from './index.js';
