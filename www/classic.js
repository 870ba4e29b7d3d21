// The classic script: one file, no imports. A script knows itself only while it runs.

import { define, place } from './element.js';
import { fromDocument } from './native.js';

const script = fromDocument('currentScript');
define(new URL('what-changed.wasm', script.src).href);
place(script);
