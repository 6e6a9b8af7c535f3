import type { LocalDate } from '../../../domain/clock.js';
import { matchesFilters, NO_ACCOUNT } from '../../../domain/customer-list.js';
import type { ListFilters } from '../../../domain/customer-query.js';
import { STATUSES } from './pack-listed.js';
import { NO_EXPIRIES, type Segment } from './segment.js';
import { textAt } from './text-column.js';

/** 1 at the place of everybody who shows. */
export function matchingPlaces(segment: Segment, filters: ListFilters, today: LocalDate): Uint8Array {
  const { statuses, types, typeNames, documentPlaces, accountPlaces } = segment.data.listed;
  const matching = new Uint8Array(segment.size);
  // Most have neither account nor documents: for them status and type say it all.
  const plain = { ...NO_ACCOUNT, expiries: NO_EXPIRIES };
  const answers = new Map<number, number>();
  for (let place = 0; place < segment.size; place += 1) {
    if (!segment.isLive(place)) continue;
    const kind = (statuses[place] ?? 0) * 65_536 + (types[place] ?? 0);
    let answer = answers.get(kind);
    if (answer === undefined) {
      const status = STATUSES[statuses[place] ?? 0] ?? 'active';
      const customerType = textAt(typeNames, types[place] ?? 0);
      answer = matchesFilters({ ...plain, status, customerType }, filters, today) ? 1 : 0;
      answers.set(kind, answer);
    }
    matching[place] = answer;
  }
  for (const places of [documentPlaces, accountPlaces]) {
    for (const place of places) {
      if (segment.isLive(place)) matching[place] = matchesFilters(segment.customerAt(place), filters, today) ? 1 : 0;
    }
  }
  return matching;
}
