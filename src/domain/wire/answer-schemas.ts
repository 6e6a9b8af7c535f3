import * as z from 'zod/mini';
import { OPTIONAL_METHODS, PROTOCOL, PULLED_AT_ONCE, PUSHED_AT_ONCE, type RemoteCapabilities } from '../remote-answer.js';
import { change, customerWhole } from './change-schema.js';
import { consent, customer } from './customer-schema.js';
import { balances, creditRow, loyaltyRow, sale, SALE_ENTRIES } from './ledger-schema.js';
import { mutation } from './mutation-schema.js';
import { grant, intent } from './other-schemas.js';
import { bool, count, hostId, id, list, LONG, MOST_A_PAGE, opaque, sequence, SHORT, text, timestamp, words } from './values.js';

const MOST_NAMED = 1_000;

const serverTime = timestamp;
const opaqueOrNone = z.nullable(opaque);

/** Kinds and methods that are not known are no use here, and no mistake there. */
function knownOf<const Name extends string>(names: readonly Name[]) {
  return z
    .pipe(
      list(text(SHORT), MOST_NAMED),
      z.transform((given): Name[] => names.filter((name) => given.includes(name))),
    )
    .check(z.meta({ type: 'array', items: { type: 'string' } }));
}

const KINDS: RemoteCapabilities['kinds'] = mutation.def.options.flatMap((option) => option.shape.kind.def.values);

export const capabilities = z.object({
  serverTime,
  protocol: z.literal(PROTOCOL),
  kinds: knownOf(KINDS),
  methods: knownOf(OPTIONAL_METHODS),
  gzip: bool,
});

export const whoami = z.object({
  serverTime,
  remoteId: hostId,
  merchantId: hostId,
  locationIds: list(hostId, MOST_NAMED),
  registerId: hostId,
  scopes: list(words(SHORT), MOST_NAMED),
  expiresAt: timestamp,
  timeZone: text(SHORT),
  offlineApproval: z.nullable(z.object({ entries: count, points: count, amountMinor: count })),
});

export const pushRequest = z.object({ mutations: list(mutation, PUSHED_AT_ONCE) });

const pushResult = z.discriminatedUnion('status', [
  z.object({
    mutationId: id,
    status: z.literal('accepted'),
    sequence,
    version: count,
    customerId: z.optional(id),
    balances: z.optional(balances),
    loyaltyEntries: z.optional(SALE_ENTRIES.loyaltyEntries),
    storeCreditEntries: z.optional(SALE_ENTRIES.storeCreditEntries),
    refused: z.optional(list(z.object({ customerId: id, code: words(SHORT), message: text(LONG) }), MOST_A_PAGE)),
  }),
  z.object({ mutationId: id, status: z.literal('rejected'), code: words(SHORT), message: text(LONG) }),
  z.object({ mutationId: id, status: z.literal('later') }),
]);

export const pushAnswer = z.object({ serverTime, results: list(pushResult, PUSHED_AT_ONCE) });

const limit = count.check(
  z.refine((value) => value >= 1 && value <= PULLED_AT_ONCE, `a whole number from 1 to ${PULLED_AT_ONCE}`),
);

export const pullRequest = z.object({ cursor: opaque, limit });

export const pullAnswer = z.object({
  serverTime,
  changes: list(change, MOST_A_PAGE),
  cursor: opaque,
  passed: list(sequence, MOST_NAMED),
  more: bool,
});

const scope = z.union([z.literal('merchant'), z.object({ locationIds: list(hostId, MOST_NAMED), seenWithinMonths: count })]);

export const snapshotRequest = z.object({ scope, after: z.nullable(id) });

export const snapshotPage = z.object({
  serverTime,
  customers: list(customerWhole, MOST_A_PAGE),
  others: list(change, MOST_A_PAGE),
  cursor: opaque,
  after: z.nullable(id),
  remaining: z.nullable(count),
});

export const changeHint = z.object({ sequence });

export const searchRequest = z.object({ query: text(SHORT), limit, purpose: z.enum(['sale', 'directory']) });
export const searchFound = z.object({ serverTime, customers: list(customer, PULLED_AT_ONCE) });

export const customerFound = z.object({ serverTime, found: z.nullable(customerWhole) });

export const historyRequest = z.object({ before: opaque });

export const historyPage = z.object({
  serverTime,
  sales: list(sale, MOST_A_PAGE),
  loyaltyEntries: list(loyaltyRow, MOST_A_PAGE),
  storeCreditEntries: list(creditRow, MOST_A_PAGE),
  consents: list(consent, MOST_A_PAGE),
  older: opaqueOrNone,
});

export const numberRevealed = z.object({ serverTime, number: text(LONG) });

export const approveRequest = z.object({
  intent,
  pin: z.string().check(z.regex(/^\d{4,8}$/, '4 to 8 digits')),
});
export const grantGiven = z.object({ serverTime, grant });
