import * as z from 'zod/mini';
import { isId } from './id.js';

/** No field of a form comes near it: what is longer was not typed. What a form takes is in `field-rules.ts`. */
const MOST_CHARACTERS = 20_000;
const MOST_ENTRIES = 100;

const text = z.pipe(
  z.string().check(z.maxLength(MOST_CHARACTERS, `a text of at most ${MOST_CHARACTERS} characters`)),
  z.transform((typed: string) => typed.normalize('NFC').trim()),
);
/** A field left empty is known to be empty. */
const line = z.nullable(
  z.pipe(
    text,
    z.transform((typed: string) => typed || null),
  ),
);
const id = z.string().check(z.refine(isId, 'a UUID in lower case'));
/** Keys of plain objects: none that every object has. */
const key = z
  .string()
  .check(z.refine((name) => /^[\w.:-]{1,100}$/.test(name) && !(name in {}), 'a key of 1 to 100 letters, digits or . : _ -'));
/** Stored and sent as JSON, which has no -0. */
const figure = z.pipe(
  z.number(),
  z.transform((value: number) => value + 0),
);

const part = z.optional(text);
const address = z.pipe(
  z.strictObject({ line1: part, line2: part, city: part, region: part, postalCode: part, country: part }),
  z.transform((typed) => {
    const parts = Object.entries(typed).filter(([, value]) => value);
    return parts.length > 0 ? Object.fromEntries(parts) : null;
  }),
);

const consent = z.strictObject({
  channel: z.enum(['sms', 'email', 'phone', 'post']),
  state: z.enum(['subscribed', 'pending', 'unsubscribed']),
  purpose: z.optional(z.enum(['marketing', 'receipts', 'loyalty'])),
  source: z.optional(z.enum(['register', 'customer-display', 'import', 'api'])),
});

const identityDocument = z.strictObject({
  id: z.optional(id),
  type: z.enum([
    'drivers-license',
    'state-id',
    'passport',
    'military-id',
    'medical-card',
    'caregiver-card',
    'tribal-id',
    'other',
  ]),
  number: z.optional(line),
  issuingRegion: z.optional(line),
  expiresOn: z.optional(line),
  birthDate: z.optional(line),
  source: z.optional(z.enum(['typed', 'scanned', 'imported'])),
  remove: z.optional(z.boolean()),
});

/** The shape of a draft: what a cashier may have mistyped gets through and is judged by `checkDraft`. */
export const draftSchema = z.strictObject({
  id: z.optional(id),
  displayName: z.optional(line),
  givenName: z.optional(line),
  familyName: z.optional(line),
  nickname: z.optional(line),
  oneName: z.optional(z.boolean()),
  phone: z.optional(line),
  email: z.optional(line),
  address: z.optional(z.nullable(address)),
  birthDate: z.optional(line),
  customerType: z.optional(text.check(z.refine((typed) => typed !== '', 'the id of a customer type'))),
  code: z.optional(line),
  note: z.optional(line),
  detailsShown: z.optional(z.boolean()),
  externalIds: z.optional(z.record(key, text).check(z.refine(isShort, `at most ${MOST_ENTRIES} entries`))),
  custom: z.optional(
    z.record(key, z.union([text, figure, z.boolean(), z.null()])).check(z.refine(isShort, `at most ${MOST_ENTRIES} entries`)),
  ),
  consents: z.optional(z.array(consent).check(z.maxLength(MOST_ENTRIES, `at most ${MOST_ENTRIES} entries`))),
  identityDocuments: z.optional(z.array(identityDocument).check(z.maxLength(MOST_ENTRIES, `at most ${MOST_ENTRIES} entries`))),
});

function isShort(entries: object): boolean {
  return Object.keys(entries).length <= MOST_ENTRIES;
}
