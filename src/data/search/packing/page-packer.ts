import { type Pace, Pacer } from '../../pacer.js';
import type { SegmentSection } from '../../store/segment.js';
import { inSlices } from '../../in-slices.js';
import { type BuiltCustomer, builtCustomer, packSegment } from '../packed/segment-builder.js';
import { writeSections } from '../packed/segment-sections.js';
import type { Batches, Packer } from './packer.js';

const READ_AT_ONCE = 64;

/** Packs on the page itself, a slice at a time. */
export const pagePacker: Packer = {
  runsIn: 'page',
  pack: packHere,
  close: () => undefined,
};

async function packHere(batches: Batches, pace: Pace): Promise<readonly SegmentSection[]> {
  const pacer = new Pacer(pace);
  const built: BuiltCustomer[] = [];
  for await (const batch of batches()) {
    for (const customer of batch) {
      built.push(builtCustomer(customer));
      if (built.length % READ_AT_ONCE === 0 && pacer.due) await pacer.breathe();
    }
  }
  return inSlices(writeSections(await inSlices(packSegment(built), pacer)), pacer);
}
