// The renderer around an instance of the wasm. Every host compiles the wasm in its own way.

import createEngine from './engine.js';

/** @import { Engine } from './engine.js' */
/** @import { CardError, Problem, RenderOptions } from './index.js' */

/**
 * Creates the functions of the package.
 *
 * @param {WebAssembly.Module} module
 */
export function createRenderer(module) {
  /** @type {Engine | undefined} */
  let engine;

  function start() {
    const engine = createEngine();
    engine.initSync({ module });
    return engine;
  }

  /**
   * Calls the wasm. After a trap, the next call gets a fresh instance.
   *
   * @template Result
   * @param {(engine: Engine) => Result} method
   */
  function call(method) {
    engine ??= start();
    try {
      return method(engine);
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) engine = undefined;
      throw thrown;
    }
  }

  return {
    /**
     * @param {unknown} card
     * @param {RenderOptions | null} [options]
     */
    render(card, options) {
      const [cardJson, optionsJson] = [jsonOf(card), json(options)];
      const { text, problems } = call((engine) => engine.render(cardJson, typeof card === 'string', optionsJson));
      if (text === null) throw cardError(problems);
      return text;
    },

    /** @param {unknown} card */
    check(card) {
      const cardJson = jsonOf(card);
      return call((engine) => engine.check(cardJson, typeof card === 'string'));
    },
  };
}

/**
 * Returns the JSON of a card. A text is JSON already.
 *
 * @param {unknown} card
 */
function jsonOf(card) {
  return typeof card === 'string' ? card : json(card);
}

/**
 * Returns the JSON of a value; null for a value that JSON cannot express, such as undefined or a function.
 *
 * @param {unknown} value
 */
function json(value) {
  return JSON.stringify(value) ?? 'null';
}

/**
 * @param {Problem[]} problems
 * @returns {CardError}
 */
function cardError(problems) {
  const error = new Error(problems.map(({ message }) => message).join('\n'));
  return Object.assign(error, { name: /** @type {const} */ ('CardError'), problems });
}
