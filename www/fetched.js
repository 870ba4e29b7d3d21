// The wasm as a file of its own, held to its hash.

import { Problem } from './problem.js';

const PATIENCE = 30_000; // ms

/** The bytes of the wasm at an address. */
export async function read(address) {
  try {
    const response = await fetch(address, {
      integrity: WASM_INTEGRITY,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return await response.arrayBuffer();
  } catch {
    throw new Problem('wasm-unreachable', `${address} is missing, is not the file that belongs to this script, or is \
refused by the page's policy. Put what-changed.wasm of the same build beside the script, and allow it in connect-src.`);
  }
}
