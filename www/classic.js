// The classic script: one file, without imports. A script can find its own tag only while it runs.

import { define, place } from './define.js';
import { fromDocument } from './native.js';

const script = /** @type {HTMLScriptElement} */ (fromDocument('currentScript'));
define(new URL('what-changed.wasm', script.src).href);
place(script);
