// One file with the wasm inside: a classic script, which can also be imported as a module.

import { define, place } from './define.js';
import { fromDocument } from './native.js';

define();
// A module cannot find its tag, and a server has no document.
const script = /** @type {HTMLScriptElement | null} */ (globalThis.document && fromDocument('currentScript'));
if (script) place(script);
