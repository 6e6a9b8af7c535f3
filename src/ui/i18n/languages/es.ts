import type { Language } from '../words.js';

/** All areas in Spanish. */
export const spanish: Language = {};
