import type { CustomerId } from '../../../domain/id.js';
import type { BuiltCustomer } from './segment-builder.js';
import type { PackedIds } from './segment-data.js';
import { sortByKey } from './sort-by-key.js';
import type { Sliced } from './sort-in-slices.js';
import { keyOf } from './text-bytes.js';
import { firstWhere } from './text-column.js';

const ID_BYTES = 16;

/** One key for so many ids. */
const IDS_A_KEY = 16;

export function* packIds(customers: readonly BuiltCustomer[]): Sliced<PackedIds> {
  const ids = new Uint8Array(customers.length * ID_BYTES);
  for (const [place, { entry }] of customers.entries()) {
    ids.set(bytesOf(entry.id), place * ID_BYTES);
    if (place % 2_048 === 0) yield;
  }
  const idOf = (place: number): string => customers[place]?.entry.id ?? '';
  const idKeyOf = (place: number): number => keyOf(ids, place * ID_BYTES, (place + 1) * ID_BYTES);
  const sorted = yield* sortByKey([...customers.keys()], idKeyOf, (a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const idKeys = Float64Array.from({ length: Math.ceil(sorted.length / IDS_A_KEY) }, (_, key) =>
    idKeyOf(sorted[key * IDS_A_KEY] ?? 0),
  );
  return { ids, byId: Uint16Array.from(sorted), idKeys };
}

export function idAt({ ids }: Pick<PackedIds, 'ids'>, place: number): CustomerId {
  let id = '';
  for (let at = 0; at < ID_BYTES; at += 1) {
    if (at === 4 || at === 6 || at === 8 || at === 10) id += '-';
    id += HEX[ids[place * ID_BYTES + at] ?? 0] ?? '';
  }
  return id;
}

/** Where a customer stands; -1 where nowhere. */
export function placeOfId({ ids, byId, idKeys }: PackedIds, id: CustomerId): number {
  const wanted = bytesOf(id);
  const compare = (at: number): number => {
    const from = (byId[at] ?? 0) * ID_BYTES;
    for (let byte = 0; byte < ID_BYTES; byte += 1) {
      const difference = (ids[from + byte] ?? 0) - (wanted[byte] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  // A key says where the first of its ids begins: what is wanted stands among those of the last key not beyond it.
  const key = keyOf(wanted, 0, ID_BYTES);
  const from = firstWhere(0, idKeys.length, (place) => (idKeys[place] ?? 0) >= key);
  const to = firstWhere(from, idKeys.length, (place) => (idKeys[place] ?? 0) > key);
  const [low, high] = [Math.max(0, from - 1) * IDS_A_KEY, Math.min(byId.length, to * IDS_A_KEY)];
  const at = firstWhere(low, high, (place) => compare(place) >= 0);
  return at < byId.length && compare(at) === 0 ? (byId[at] ?? -1) : -1;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Somebody is looked for in one segment after the other. */
let asked = { id: '', bytes: new Uint8Array(ID_BYTES) };

function bytesOf(id: CustomerId): Uint8Array {
  if (asked.id !== id) asked = { id, bytes: readBytes(id) };
  return asked.bytes;
}

function readBytes(id: CustomerId): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ID_BYTES);
  let [byte, high] = [0, -1];
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    if (unit === 0x2d) continue;
    const nibble = unit < 0x3a ? unit - 0x30 : unit - 0x57;
    if (high === -1) high = nibble;
    else {
      bytes[byte++] = (high << 4) | nibble;
      high = -1;
    }
  }
  return bytes;
}
