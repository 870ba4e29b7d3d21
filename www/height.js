// Reports the height of a page in a frame to the page around it, in the formats that hosts understand.

import { fromDocument } from './native.js';

const root = fromDocument('documentElement');
// pym.js puts the name of the frame into its address.
const child = new URLSearchParams(location.search).get('childId');

function report() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  // To any origin, since a height is no secret, but only to the parent. AMP's format, which other hosts use, too:
  parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, '*');
}

if (parent !== window) new ResizeObserver(report).observe(root);
