// What a script tag runs: every element registered, and the one global that a page without modules can reach.
import * as client from '../../src/client.js';
import '../../src/define.js';
import * as elements from '../../src/index.js';

Object.assign(globalThis, { regulars: Object.freeze({ ...client, ...elements }) });
