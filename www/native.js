// Native properties of the page, read past any element that takes their place.
//
// An element with a name (`<img name="currentScript">`, which sanitizers let through) becomes a property of the document
// and shadows the native one; a form's fields do the same to the form ("DOM clobbering"). The prototypes hold the native
// properties, and no markup can reach them.

/** Returns a native property of the document, or calls a native method of it. */
export function fromDocument(name, ...parameters) {
  const native = Reflect.get(Document.prototype, name, document);
  return typeof native === 'function' ? native.apply(document, parameters) : native;
}

/** Returns a native property of a node. */
export function fromNode(node, name) {
  return Reflect.get(Node.prototype, name, node);
}
