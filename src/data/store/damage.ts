import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';

/** A customer whose record is no longer what was written. The message names the record, never the person. */
export function damagedCustomer(block: number, id: CustomerId): RegularsError {
  return new RegularsError('store-damaged', `The record of customer ${id} was damaged on this device.`, {
    path: `blocks.${block}`,
  });
}

/** A value that is gone although the manifest names it: then nobody can say whom it held. */
export function damagedTable(number: number): never {
  throw new RegularsError('store-damaged', 'A list of customers was damaged on this device.', { path: `manifest.${number}` });
}

/** A part of the search index that does not come back as it was written: the disk under it is not to be trusted. */
export function damagedSegment(name: string): RegularsError {
  return new RegularsError('store-damaged', 'A part of the search index was not kept as written.', { path: `segments.${name}` });
}
