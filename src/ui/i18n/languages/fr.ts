import type { Language } from '../words.js';

/** All areas in French. */
export const french: Language = {};
