// The events of the element.

export const TAG = 'what-changed';

/**
 * Dispatches an event that the page can listen to anywhere. Returns false if the page cancelled it.
 *
 * @param {HTMLElement} element
 * @param {string} name
 * @param {object} detail
 */
export function dispatch(element, name, detail, cancelable = false) {
  const options = { detail: { ...detail }, cancelable, bubbles: true, composed: true };
  return element.dispatchEvent(new CustomEvent(`${TAG}-${name}`, options));
}
