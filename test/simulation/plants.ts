import type { Remote } from '../../src/data/remote/remote.js';
import type { SeededRandom } from './random.js';

/** A mistake put in on purpose, to see that the simulation finds it. */
export interface Plant {
  /** In what the registers speak to. */
  readonly remote?: (remote: Remote, random: SeededRandom) => Remote;
  /** In the code itself; answers how to take it out again. */
  readonly install?: (random: SeededRandom) => () => void;
  /** Registers write expiries, each on its own. */
  readonly expires?: boolean;
}
