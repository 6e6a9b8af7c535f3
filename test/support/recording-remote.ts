import type { Remote } from '../../src/data/remote/remote.js';
import { OPTIONAL_METHODS, type RemoteCapabilities, type WhoAmI } from '../../src/domain/remote-answer.js';
import { grantOf } from './sample-grants.js';
import { customerOf, idOf } from './sample-records.js';

export const SERVER_TIME = '2026-11-21T12:00:00.000Z';

export const CAPABILITIES: RemoteCapabilities = {
  serverTime: SERVER_TIME,
  protocol: 1,
  kinds: ['customer-save', 'sale-record'],
  methods: OPTIONAL_METHODS,
  gzip: true,
};

export const WHO_AM_I: WhoAmI = {
  serverTime: SERVER_TIME,
  remoteId: 'remote-1',
  merchantId: 'merchant-1',
  locationIds: ['north'],
  registerId: 'register-1',
  scopes: ['sync'],
  expiresAt: '2026-11-21T13:00:00.000Z',
  timeZone: 'Europe/Oslo',
  offlineApproval: { entries: 5, points: 100, amountMinor: 5_000 },
};

/** Answers fixed things, and keeps what it was asked. A method given takes the place of one of its own. */
export class RecordingRemote implements Remote {
  readonly asked: { readonly name: string; readonly registerId: string; readonly with: readonly unknown[] }[] = [];

  constructor(private readonly instead: Partial<Remote> = {}) {}

  readonly capabilities: Remote['capabilities'] = (call) => this.answer('capabilities', [call], CAPABILITIES);
  readonly whoami: Remote['whoami'] = (call) => this.answer('whoami', [call], WHO_AM_I);
  readonly push: Remote['push'] = (mutations, call) => {
    const results = mutations.map(({ id }, place) => {
      return { mutationId: id, status: 'accepted', sequence: `m:${place + 1}`, version: place + 1 } as const;
    });
    return this.answer('push', [mutations, call], { serverTime: SERVER_TIME, results });
  };
  readonly pull: Remote['pull'] = (cursor, limit, call) =>
    this.answer('pull', [cursor, limit, call], {
      serverTime: SERVER_TIME,
      changes: [{ type: 'customer', record: customerOf() }],
      cursor: 'next',
      passed: ['m:7'],
      more: false,
    });
  readonly snapshot: Remote['snapshot'] = (scope, after, call) =>
    this.answer('snapshot', [scope, after, call], {
      serverTime: SERVER_TIME,
      customers: [CUSTOMER_WHOLE],
      others: [],
      cursor: 'first',
      after: null,
      remaining: 0,
    });
  readonly watch: NonNullable<Remote['watch']> = (call) => {
    this.note('watch', [call]);
    return this.instead.watch ? this.instead.watch(call) : hints('m:1', 'm:2');
  };
  readonly search: NonNullable<Remote['search']> = (query, limit, purpose, call) =>
    this.answer('search', [query, limit, purpose, call], { serverTime: SERVER_TIME, customers: [customerOf()] });
  readonly get: NonNullable<Remote['get']> = (id, call) =>
    this.answer('get', [id, call], { serverTime: SERVER_TIME, found: CUSTOMER_WHOLE });
  readonly history: NonNullable<Remote['history']> = (id, before, call) =>
    this.answer('history', [id, before, call], {
      serverTime: SERVER_TIME,
      sales: [],
      loyaltyEntries: [],
      storeCreditEntries: [],
      consents: [],
      older: null,
    });
  readonly reveal: NonNullable<Remote['reveal']> = (id, call) =>
    this.answer('reveal', [id, call], { serverTime: SERVER_TIME, number: 'D1234567' });
  readonly approve: NonNullable<Remote['approve']> = (intent, pin, call) =>
    this.answer('approve', [intent, pin, call], { serverTime: SERVER_TIME, grant: grantOf() });

  private async answer<Name extends keyof Remote, Answer>(name: Name, args: readonly unknown[], answer: Answer): Promise<Answer> {
    this.note(name, args);
    const instead = this.instead[name] as ((...given: readonly unknown[]) => Promise<Answer>) | undefined;
    return instead ? instead(...args) : answer;
  }

  private note(name: string, args: readonly unknown[]): void {
    const { registerId } = args.at(-1) as { readonly registerId: string };
    this.asked.push({ name, registerId, with: args.slice(0, -1) });
  }
}

export const CUSTOMER_WHOLE = {
  customer: customerOf(),
  identityDocuments: [],
  consents: [],
  loyalty: { amount: 10, lots: [{ id: idOf(2_000), left: 10, expiresOn: '2027-01-01' }], sequence: 'm:7' },
  storeCredit: [{ amount: { amountMinor: 500, currency: 'USD' }, lots: [], sequence: 'm:7' }],
} as const;

export async function* hints(...sequences: readonly `m:${number}`[]): AsyncGenerator<{ readonly sequence: `m:${number}` }> {
  for (const sequence of sequences) yield { sequence };
}
