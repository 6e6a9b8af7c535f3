import type { Clock } from '../../src/domain/clock.js';
import { realClock } from '../support/real-clock.js';

/**
 * A clock on which a store has a minute to answer. That it says so after five seconds is held elsewhere; here a machine
 * that has other things to do is no finding.
 */
export const patientClock: Clock = {
  ...realClock,
  sleep: (delayMs, signal) => realClock.sleep(12 * delayMs, signal),
};
