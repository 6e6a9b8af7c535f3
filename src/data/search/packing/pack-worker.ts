// The script of the worker that packs segments: one file that imports nothing, as `regulars/worker.js` and inside ours.
import { type BuiltCustomer, builtCustomer, packSegment } from '../packed/segment-builder.js';
import { writeSections } from '../packed/segment-sections.js';
import type { Sliced } from '../packed/sort-in-slices.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

/** As much of the worker's global scope as is used; its types and the page's do not go together. */
interface Scope {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as Scope;
const jobs = new Map<number, BuiltCustomer[]>();

scope.onmessage = ({ data: message }) => {
  const { job } = message;
  try {
    if ('customers' in message) {
      const built = jobs.get(job) ?? [];
      jobs.set(job, built);
      for (const customer of message.customers) built.push(builtCustomer(customer));
      return;
    }
    const built = jobs.get(job) ?? [];
    jobs.delete(job);
    if (message.then === 'forget') return;
    const sections = atOnce(writeSections(atOnce(packSegment(built))));
    scope.postMessage(
      { job, sections },
      sections.map(({ bytes }) => bytes),
    );
  } catch (error) {
    // The kind of failure alone: its message could quote a customer.
    scope.postMessage({ job, failure: error instanceof Error ? error.name : 'unknown' });
  }
};
scope.postMessage({ isReady: true });

/** Here nobody has to be let through in between. */
function atOnce<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const slice = work.next();
    if (slice.done === true) return slice.value;
  }
}
