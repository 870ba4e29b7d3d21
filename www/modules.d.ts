// Modules and values that the build inserts.

declare module 'what-changed-engine' {
  /** Creates an instance of the wasm. */
  export default function createEngine(): import('../widget/src/boundary.js').Engine;
}

declare module 'what-changed-wasm' {
  export function read(address: string | URL | undefined): Promise<ArrayBuffer>;
}

declare module 'what-changed-packed' {
  const base64: string;
  export default base64;
}

/** The hash of the wasm that belongs to this script. */
declare const WASM_INTEGRITY: string;

declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
