import type { BuiltCustomer } from './segment-builder.js';
import type { PackedEmails } from './segment-data.js';
import { sortByKey } from './sort-by-key.js';
import { type Sliced, sortInSlices } from './sort-in-slices.js';
import { keyOfText } from './text-bytes.js';
import { textAt, TextColumnWriter } from './text-column.js';
import { tableOf } from './word-table.js';

/** One key for so many addresses: the rest of the way is made by comparing texts. */
export const ADDRESSES_A_KEY = 16;
/** More than so many domains do not fit; who has another one is found by its address alone. */
const MOST_DOMAINS = 65_535;

export function* packEmails(customers: readonly BuiltCustomer[]): Sliced<PackedEmails> {
  const all = [...new Set(customers.flatMap(({ email }) => (email?.domain ? [email.domain] : [])))];
  yield;
  const sorted = (yield* sortInSlices(all, (a, b) => (a < b ? -1 : 1))).slice(0, MOST_DOMAINS);
  const numbers = new Map(sorted.map((domain, at) => [domain, at + 1]));
  const names = new TextColumnWriter(sorted.length);
  for (const domain of sorted) names.add(domain);

  const locals = new TextColumnWriter(customers.length);
  const domains = new Uint16Array(customers.length);
  const domainStarts = new Uint32Array(sorted.length + 2);
  const having: number[] = [];
  for (const [place, { email }] of customers.entries()) {
    const domain = email ? (numbers.get(email.domain) ?? 0) : 0;
    // What has no domain of ours is kept whole.
    locals.add(email ? (domain === 0 ? email.address : email.local) : '');
    domains[place] = domain;
    if (email) having.push(place);
    if (domain > 0) domainStarts[domain + 1] = (domainStarts[domain + 1] ?? 0) + 1;
    if (place % 4_096 === 0) yield;
  }
  for (let domain = 1; domain < domainStarts.length; domain += 1) {
    domainStarts[domain] = (domainStarts[domain] ?? 0) + (domainStarts[domain - 1] ?? 0);
  }
  const byDomain = new Uint16Array(domainStarts.at(-1) ?? 0);
  const next = domainStarts.slice();
  for (const place of having) {
    const domain = domains[place] ?? 0;
    if (domain === 0) continue;
    byDomain[next[domain] ?? 0] = place;
    next[domain] = (next[domain] ?? 0) + 1;
  }
  yield;

  const addressOf = (place: number): string => customers[place]?.email?.address ?? '';
  const addressKeyOf = (place: number): number => keyOfText(addressOf(place));
  const byAddress = yield* sortByKey(having, addressKeyOf, (a, b) => {
    const [one, other] = [addressOf(a), addressOf(b)];
    return one === other ? a - b : one < other ? -1 : 1;
  });
  const addressKeys = Float64Array.from({ length: Math.ceil(byAddress.length / ADDRESSES_A_KEY) }, (_, key) =>
    addressKeyOf(byAddress[key * ADDRESSES_A_KEY] ?? 0),
  );
  return {
    locals: locals.done(),
    domains,
    domainTable: tableOf(names.done()),
    byAddress: Uint16Array.from(byAddress),
    addressKeys,
    domainStarts,
    byDomain,
  };
}

/** An e-mail in lower case; empty where there is none. */
export function addressAt({ locals, domains, domainTable }: PackedEmails, place: number): string {
  const local = textAt(locals, place);
  const domain = domains[place] ?? 0;
  return domain === 0 ? local : `${local}@${textAt(domainTable.words, domain - 1)}`;
}
