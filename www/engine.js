// The wasm: fetched once a page, checked against its hash, and replaced by a fresh instance after a trap.

import createEngine from 'what-changed-engine';
import { read } from 'what-changed-wasm';
import { Problem } from './problem.js';

/** @import { Engine } from '../widget/src/boundary.js' */

/** @type {string | URL | undefined} */
let address;
/** @type {WebAssembly.Module} */
let compiled;
/** @type {Promise<void> | undefined} */
let compiling;
/** @type {Engine | undefined} */
let live;

/**
 * Sets the address of the wasm. The first one counts.
 *
 * @param {string | URL} [url]
 */
export function locate(url) {
  address ??= url;
}

/** Fetches and compiles the wasm, unless that is done or under way. */
export function loadEngine() {
  compiling ??= compile().catch((problem) => {
    compiling = undefined; // A later card tries again.
    throw problem;
  });
  return compiling;
}

/** Returns the instance that all cards share. Call `loadEngine` first. */
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

/**
 * Gives up an instance that trapped, because its memory can be in any state.
 *
 * @param {Engine | undefined} trapped
 */
export function discard(trapped) {
  if (live === trapped) live = undefined;
}

/**
 * Returns true if an instance is the one in use.
 *
 * @param {Engine | undefined} instance
 */
export function isLive(instance) {
  return instance !== undefined && live === instance;
}

async function compile() {
  const bytes = await read(address);
  try {
    compiled = await WebAssembly.compile(bytes);
  } catch {
    throw refused();
  }
}

// Some browsers refuse to compile the wasm, others to instantiate it.
function refused() {
  return new Problem('wasm-refused', "The page's policy blocks WebAssembly. Add 'wasm-unsafe-eval' to its script-src.");
}
