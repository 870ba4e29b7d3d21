// The height of a page in a frame, told to the page around it in the words of those that hosts understand.

import { fromDocument } from './native.js';

const root = fromDocument('documentElement');
// pym.js names the frame in its address.
const child = new URLSearchParams(location.search).get('childId');

function tell() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  // To any origin, since a height is no secret, and to the parent alone. AMP's words, and those of frames:
  parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, '*');
}

if (parent !== window) new ResizeObserver(tell).observe(root);
