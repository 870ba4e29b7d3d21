// The one file, with the wasm inside: a classic script, which may be imported as a module too.

import { define, place } from './element.js';
import { fromDocument } from './native.js';

define();
// A module does not know its tag, and a server has no document.
const script = globalThis.document && fromDocument('currentScript');
if (script) place(script);
