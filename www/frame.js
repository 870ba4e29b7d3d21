// The classic script for a page that stands in a frame.

import './height.js';
import './classic.js';
