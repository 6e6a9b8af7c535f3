import type { Pacer } from './pacer.js';
import type { Sliced } from './search/packed/sort-in-slices.js';

/** Does sliced work to its end, and lets the page breathe where it is due. */
export async function inSlices<Result>(work: Sliced<Result>, pacer: Pacer): Promise<Result> {
  for (let slice = work.next(); ; slice = work.next()) {
    if (slice.done === true) return slice.value;
    if (pacer.due) await pacer.breathe();
  }
}
