// The classic script for a page in a frame.

import './height.js';
import './classic.js';
