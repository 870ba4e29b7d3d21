// The wasm: read once a page, held to its hash, and replaced by a fresh instance after a trap.

import createEngine from 'what-changed-engine';
import { read } from 'what-changed-wasm';
import { Problem } from './problem.js';

let compiled;
let compiling;
let live;

/** Reads and compiles the wasm, unless that is done or under way. */
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
  const bytes = await read(address);
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
