import { platformEnvironment } from '../../src/data/environment.js';

/** The platform's own clock, for tests in which no time matters. */
export const realClock = platformEnvironment().clock;
