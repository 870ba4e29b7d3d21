// The wasm in a file of its own, checked against its hash.

import { unreachable } from './problem.js';

const TIMEOUT = 30_000; // ms

/**
 * Fetches the wasm.
 *
 * @param {string | URL} address
 */
export async function read(address) {
  try {
    const response = await fetch(address, {
      integrity: WASM_INTEGRITY,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return await response.arrayBuffer();
  } catch {
    const advice = 'Put what-changed.wasm of the same build beside the script, and allow it in connect-src.';
    throw unreachable('wasm-unreachable', address, advice);
  }
}
