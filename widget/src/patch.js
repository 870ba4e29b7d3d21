// Markup patched into the live page. The tree is walked in step with what is written: a node that
// fits is kept, and so keeps its focus, its selection and its place; whatever does not fit is made,
// moved or taken away.

const KEY = 'data-key';

export class Patch {
  #document; // used through its prototype, since an element with a name can shadow its methods (see native.js)
  #open = []; // from the root down to the element that is being written
  #text = ''; // waits for its end: texts that follow one another are one

  /** Writes over what stands in a shadow root, but for a style that came with the page. */
  constructor(root) {
    this.#document = root.ownerDocument;
    let next = root.firstChild; // the first child that has not been walked past
    while (next?.nodeName === 'STYLE') next = next.nextSibling;
    this.#open.push({ node: root, next });
  }

  open(tag, key) {
    const top = this.#endText();
    // The next one, or, where there is a key, one further on.
    let found = top.next;
    while (found && !(found.localName === tag && found.getAttribute(KEY) == key)) found = key && found.nextSibling;
    const node = found || Document.prototype.createElement.call(this.#document, tag);
    if (found && found === top.next) top.next = node.nextSibling;
    else top.node.insertBefore(node, top.next);
    this.#open.push({ node, next: node.firstChild, written: new Set() });
    if (key !== undefined) this.attr(KEY, key);
  }

  attr(name, value) {
    const { node, written } = this.#open.at(-1);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    // Once a reader has chosen or written, the attribute alone no longer says what is there.
    if (name === 'checked' || name === 'selected') node[name] ||= true;
    else if (name === 'value' && node.value.trim() !== value) node.value = value; // Words may go on after a space.
    written.add(name);
  }

  text(text) {
    this.#text += text;
  }

  /** Leaves the element that has just begun as it is, but for what was written of it. */
  keep() {
    const top = this.#open.at(-1);
    top.written = undefined;
    top.next = null;
  }

  /** Ends an element, or the root: children that were not written go. */
  close() {
    const { node, next } = this.#endText();
    for (let late = next; late;) {
      const after = late.nextSibling;
      node.removeChild(late);
      late = after;
    }
    this.#open.pop();
  }

  // Puts the text that waits into its place. Attributes that were not written by now go.
  #endText() {
    const top = this.#open.at(-1);
    const { node, next, written } = top;
    if (written && node.attributes.length !== written.size) {
      for (const name of node.getAttributeNames()) {
        // Whether something without a key is open is the reader's own affair.
        if (!written.has(name) && (name !== 'open' || written.has(KEY))) node.removeAttribute(name);
      }
    }
    top.written = undefined;
    if (this.#text) {
      if (next?.nodeType === Node.TEXT_NODE) {
        if (next.nodeValue !== this.#text) next.nodeValue = this.#text;
        top.next = next.nextSibling;
      } else node.insertBefore(Document.prototype.createTextNode.call(this.#document, this.#text), next);
      this.#text = '';
    }
    return top;
  }
}
