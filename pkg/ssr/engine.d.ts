import type { Problem } from './index.js';

/** An instance of the wasm. A card is JSON: the text of a file, or an object that was serialised. */
export interface Engine {
  initSync(options: { module: WebAssembly.Module }): void;
  render(card: string, isText: boolean, options: string): { text: string | null; problems: Problem[] };
  check(card: string, isText: boolean): Problem[];
}

/** Creates an instance of the wasm. */
export default function createEngine(): Engine;
