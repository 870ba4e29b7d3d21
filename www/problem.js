// What went wrong, as pages and people are told of it: a stable code, and a sentence.

export class Problem extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
