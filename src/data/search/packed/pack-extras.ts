import { normalizeEmail, phoneDigits } from '../../../domain/contact.js';
import { indexTokens } from '../../../domain/search-text.js';
import type { IndexedCustomer } from '../search-index.js';
import type { BuiltCustomer } from './segment-builder.js';
import type { PackedExtras } from './segment-data.js';
import { firstWhere, textAt, TextColumnWriter } from './text-column.js';

/** What a few customers have besides: under one letter each, since they are many. */
export interface Extra {
  /** Given, family name: only where the display name does not say them. */
  readonly g?: string;
  readonly f?: string;
  /** Nickname. */
  readonly k?: string;
  readonly c?: string;
  /** E-mail and phone as typed, where the packed ones do not tell. */
  readonly e?: string;
  readonly p?: string;
  /** Conflicts. */
  readonly x?: number;
}

const NONE: Extra = {};

/** Empty for most. */
export function extraOf(customer: IndexedCustomer): string {
  const { displayName, givenName, familyName, nickname, code, email, phone, conflicts } = customer;
  let said: ReadonlySet<string> | null = null;
  const unsaid = (name: string | null): boolean => {
    if (name === null) return false;
    const words = (said ??= new Set(indexTokens(displayName)));
    return indexTokens(name).some((word) => !words.has(word));
  };
  const extra = {
    ...(unsaid(givenName) && { g: givenName }),
    ...(unsaid(familyName) && { f: familyName }),
    ...(nickname !== null && { k: nickname }),
    ...(code !== null && { c: code }),
    ...(email !== null && email !== normalizeEmail(email) && { e: email }),
    ...(phone && isTyped(phone, displayName) && { p: phone.typed }),
    ...(conflicts.length > 0 && { x: conflicts.length }),
  };
  return Object.keys(extra).length === 0 ? '' : JSON.stringify(extra);
}

/** Whether the typed phone shows somewhere: where it means no number, or is all the name there is. */
function isTyped({ typed, e164 }: NonNullable<IndexedCustomer['phone']>, displayName: string): boolean {
  return e164 === null ? true : displayName === typed || e164 !== `+${phoneDigits(e164)}`;
}

export function packExtras(customers: readonly BuiltCustomer[]): PackedExtras {
  const having = customers.flatMap(({ extra }, place) => (extra === '' ? [] : [place]));
  const texts = new TextColumnWriter(having.length);
  for (const place of having) texts.add(customers[place]?.extra ?? '');
  return { places: Uint16Array.from(having), texts: texts.done() };
}

export function extraAt({ places, texts }: PackedExtras, place: number): Extra {
  const at = firstWhere(0, places.length, (candidate) => (places[candidate] ?? 0) >= place);
  return places[at] === place ? (JSON.parse(textAt(texts, at)) as Extra) : NONE;
}
