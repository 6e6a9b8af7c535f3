import { endNumber, nationalNumber, paddedNumber } from './packed-number.js';
import type { BuiltCustomer } from './segment-builder.js';
import type { PackedPhones } from './segment-data.js';
import { sortByKey } from './sort-by-key.js';
import type { Sliced } from './sort-in-slices.js';

export function* packPhones(customers: readonly BuiltCustomer[]): Sliced<PackedPhones> {
  const numbers = new Float64Array(customers.length);
  const lengths = new Uint8Array(customers.length);
  const callingCodes = new Uint8Array(customers.length);
  const having: number[] = [];
  for (const [place, { number }] of customers.entries()) {
    if (!number) continue;
    numbers[place] = paddedNumber(number.digits);
    lengths[place] = number.digits.length;
    callingCodes[place] = number.callingCode;
    having.push(place);
    if (place % 4_096 === 0) yield;
  }
  const numberAt = (place: number): number => numbers[place] ?? 0;
  const nationalAt = (place: number): number => nationalNumber(numberAt(place), callingCodes[place] ?? 0);
  const endAt = (place: number): number => endNumber(numberAt(place), lengths[place] ?? 0);
  const national = having.filter((place) => (callingCodes[place] ?? 0) > 0);
  return {
    numbers,
    lengths,
    callingCodes,
    byNumber: Uint16Array.from(yield* sortByKey(having, numberAt, null)),
    byNational: Uint16Array.from(yield* sortByKey(national, nationalAt, null)),
    byEnd: Uint16Array.from(yield* sortByKey(having, endAt, null)),
  };
}
