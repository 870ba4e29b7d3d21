// Patches markup into the live page. The writer walks the tree in step with the markup that it is given. A node that fits
// is kept with its focus, selection and scroll position. Other nodes are created, moved or removed.

const KEY = 'data-key';

/**
 * An element that is being written, or the root.
 *
 * @typedef {object} Level
 * @property {HTMLInputElement & HTMLOptionElement} node
 * @property {Element | null} next The first child that the writer has not passed; it can also be a text.
 * @property {Set<string>} [written] The attributes so far; undefined if they are complete.
 */

export class Patch {
  // Its methods are called through the prototype, since an element with a name can shadow them (see native.js).
  #document;
  /** From the root down to the current element. */
  #levels = /** @type {Level[] & { at(index: -1): Level }} */ (/** @type {unknown} */ ([]));
  /** Text that is not in the page yet: texts in a row become one node. */
  #text = '';

  /**
   * Overwrites the content of a shadow root, but for a style sheet that came with the page.
   *
   * @param {ShadowRoot} root
   */
  constructor(root) {
    this.#document = root.ownerDocument;
    let next = /** @type {Level['next']} */ (root.firstChild);
    while (next?.nodeName === 'STYLE') next = /** @type {Level['next']} */ (next.nextSibling);
    this.#levels.push({ node: /** @type {any} */ (root), next });
  }

  /**
   * Begins an element.
   *
   * @param {string} tag
   * @param {string} [key]
   */
  open(tag, key) {
    const top = this.#endText();
    // The next node, or with a key any node after it.
    let found = top.next;
    while (found && !(found.localName === tag && found.getAttribute(KEY) === (key ?? null))) {
      found = /** @type {Level['next']} */ (key && found.nextSibling);
    }
    const node = /** @type {Level['node']} */ (found || Document.prototype.createElement.call(this.#document, tag));
    if (found && found === top.next) top.next = /** @type {Level['next']} */ (node.nextSibling);
    else top.node.insertBefore(node, top.next);
    this.#levels.push({ node, next: /** @type {Level['next']} */ (node.firstChild), written: new Set() });
    if (key !== undefined) this.attr(KEY, key);
  }

  /**
   * Sets an attribute of the element that has just begun.
   *
   * @param {string} name
   * @param {string} value
   */
  attr(name, value) {
    const { node, written } = this.#levels.at(-1);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    // After a reader has used a control, its properties no longer follow the attributes.
    if (name === 'checked' || name === 'selected') node[name] ||= true;
    else if (name === 'value' && node.value.trim() !== value) node.value = value; // A space may precede more words.
    written?.add(name);
  }

  /** @param {string} text */
  text(text) {
    this.#text += text;
  }

  /** Keeps the content of the element that has just begun, and attributes that were not written. */
  keep() {
    const top = this.#levels.at(-1);
    top.written = undefined;
    top.next = null;
  }

  /** Ends an element or the root. Removes children that were not written. */
  close() {
    const { node, next } = this.#endText();
    for (let child = next; child; ) {
      const after = /** @type {Level['next']} */ (child.nextSibling);
      node.removeChild(child);
      child = after;
    }
    this.#levels.pop();
  }

  // Removes attributes that were not written, and inserts the text.
  #endText() {
    const top = this.#levels.at(-1);
    const { node, next, written } = top;
    if (written && node.attributes.length !== written.size) {
      for (const name of node.getAttributeNames()) {
        // The reader decides whether a disclosure without a key is open.
        if (!written.has(name) && (name !== 'open' || written.has(KEY))) node.removeAttribute(name);
      }
    }
    top.written = undefined;
    if (this.#text) {
      if (next?.nodeType === Node.TEXT_NODE) {
        if (next.nodeValue !== this.#text) next.nodeValue = this.#text;
        top.next = /** @type {Level['next']} */ (next.nextSibling);
      } else node.insertBefore(Document.prototype.createTextNode.call(this.#document, this.#text), next);
      this.#text = '';
    }
    return top;
  }
}
