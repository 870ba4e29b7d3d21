// The wasm inside the script, as base64 of its gzip.

import packed from 'what-changed-packed';

/** Unpacks the wasm. */
export function read() {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
