// Native properties of the page, read past any element that takes their place.
//
// An element with a name (`<img name="currentScript">`, which sanitizers let through) becomes a property of the document
// and shadows the native one; a form's fields do the same to the form ("DOM clobbering"). The prototypes hold the native
// properties, and no markup can reach them.

/**
 * Returns a native property of the document, or calls a native method of it.
 *
 * @template {keyof Document} Name
 * @param {Name} name
 * @param {Document[Name] extends (...parameters: infer Parameters) => unknown ? Parameters : []} parameters
 * @returns {Document[Name] extends (...parameters: any[]) => infer Result ? Result : Document[Name]}
 */
export function fromDocument(name, ...parameters) {
  /** @type {any} */
  const native = Reflect.get(Document.prototype, name, document);
  return typeof native === 'function' ? native.apply(document, parameters) : native;
}

/**
 * Returns a native property of a node.
 *
 * @template {keyof Node} Name
 * @param {Node} node
 * @param {Name} name
 * @returns {Node[Name]}
 */
export function fromNode(node, name) {
  return Reflect.get(Node.prototype, name, node);
}
