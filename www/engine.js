// The wasm: fetched once a page, held to its hash, and replaced by a fresh instance after a trap.

import createEngine from 'what-changed-engine';
import { Problem } from './problem.js';

const PATIENCE = 30_000; // ms

let compiled;
let compiling;
let live;

/** Fetches and compiles the wasm, unless that is done or under way. */
export function load(address) {
  compiling ??= compile(address).then((module) => {
    compiled = module;
  }).catch((problem) => {
    compiling = undefined; // A later card may have more luck.
    throw problem;
  });
  return compiling;
}

/** The instance that all cards share. Only after `load`. */
export function engine() {
  if (!live) {
    const fresh = createEngine();
    try {
      fresh.initSync({ module: compiled });
    } catch (cause) {
      if (cause instanceof EvalError || cause instanceof WebAssembly.CompileError) throw refused();
      throw cause;
    }
    live = fresh;
  }
  return live;
}

/** Gives up an instance that trapped: nothing that it holds can be relied on. */
export function discard(trapped) {
  if (live === trapped) live = undefined;
}

/** Whether an instance is still the one in use. */
export function isLive(instance) {
  return instance !== undefined && live === instance;
}

async function compile(address) {
  let bytes;
  try {
    const response = await fetch(address, {
      integrity: WASM_INTEGRITY,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE),
    });
    bytes = await response.arrayBuffer();
  } catch {
    throw new Problem('wasm-unreachable', `${address} is missing, is not the file that belongs to this script, or is \
refused by the page's policy. Put what-changed.wasm of the same build beside the script, and allow it in connect-src.`);
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch {
    throw refused();
  }
}

// Some browsers refuse to compile it, others to start it.
function refused() {
  return new Problem('wasm-refused', "this page may not run what-changed.wasm. Allow 'wasm-unsafe-eval' in the \
script-src of its policy.");
}
