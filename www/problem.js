// A failure with a stable code and a sentence, for the event and the console.

export class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Returns anything thrown as a problem. Anything but a problem is an internal error.
 *
 * @param {unknown} thrown
 * @param {string} where
 */
export function problemOf(thrown, where) {
  return thrown instanceof Problem ? thrown : new Problem('trap', `${where}: internal error. Please report it.`);
}

/**
 * Returns a problem for a file that cannot be fetched.
 *
 * @param {string} code
 * @param {string | URL | undefined} address
 * @param {string} advice
 */
export function unreachable(code, address, advice) {
  const isFile = location.protocol === 'file:';
  return new Problem(code, `${address} could not be loaded. ${isFile ? 'The page needs a web server.' : advice}`);
}
