import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Customer } from '../../../src/domain/customer.js';
import type { Money } from '../../../src/domain/money.js';
import {
  approveRequest,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  whoami,
} from '../../../src/domain/wire/answer-schemas.js';
import { change, readKeptChange } from '../../../src/domain/wire/change-schema.js';
import { mutation } from '../../../src/domain/wire/mutation-schema.js';
import { incompatible, pointerOf, readWire } from '../../../src/domain/wire/read-wire.js';
import { ROUTE_NAMES, ROUTES } from '../../../src/domain/wire/routes.js';
import { writeWire } from '../../../src/domain/wire/write-wire.js';
import { aChange, aMutation } from '../../support/arbitrary-wire.js';
import { creditEntryOf, loyaltyEntryOf, parkedSaleOf, saleOf } from '../../support/sample-ledgers.js';
import { customerOf, idOf } from '../../support/sample-records.js';

const AT = '2026-11-21T12:00:00.000Z';

/** Where the wire stops, and what it wants there. */
function refusalOf(given: unknown, schema: Parameters<typeof readWire>[0] = change): string {
  const read = readWire(schema, given);
  return read.ok ? 'taken' : `${read.wrong.path.join('.')}: ${read.wrong.expected}`;
}

function customerWith(fields: object): object {
  return { type: 'customer', record: { ...sent(customerOf()), ...fields } };
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

function sent(value: unknown): object {
  return JSON.parse(writeWire(value)) as object;
}

describe('the wire', () => {
  it('takes no number that comes back as another', () => {
    for (const [version, expected] of [
      [-0, 'a whole number'],
      [2 ** 53, 'a whole number'],
      [1.5, 'a whole number'],
      [-1, 'a whole number of 0 or more'],
      [NaN, 'a whole number'],
      [parsed('1e309'), 'a whole number'],
      ['1', 'a whole number'],
      [null, 'a whole number'],
    ]) {
      expect(refusalOf(customerWith({ version })), String(version)).to.equal(`record.version: ${String(expected)}`);
    }
    expect(refusalOf(customerWith({ version: Number.MAX_SAFE_INTEGER }))).to.equal('taken');
    const amount = (amountMinor: unknown): object => ({
      type: 'store-credit-entry',
      record: creditEntryOf({ amount: { amountMinor, currency: 'USD' } as Money }),
    });
    expect(refusalOf(amount(-0))).to.equal('record.amount.amountMinor: a whole number');
    expect(refusalOf(amount(0))).to.equal('record.amount: an amount other than zero');
    expect(refusalOf({ type: 'loyalty-entry', record: loyaltyEntryOf({ points: 0 }) })).to.contain('record.points');
  });

  it('takes no moment and no day that do not exist', () => {
    for (const createdAt of [
      '2026-02-30T00:00:00.000Z',
      '2026-11-21T12:00:00Z',
      '2026-11-21',
      'now',
      '2026-13-01T00:00:00.000Z',
      AT + ' ',
    ]) {
      expect(refusalOf(customerWith({ createdAt })), createdAt).to.contain('record.createdAt: a moment');
    }
    for (const birthDate of ['2026-02-29', '2026-2-1', '0000-01-01', AT]) {
      expect(refusalOf(customerWith({ birthDate })), birthDate).to.contain('record.birthDate: a date');
    }
  });

  it('takes only ids that are ids', () => {
    for (const id of ['', 'x', idOf(1).toUpperCase(), `${idOf(1)}\n`, '../push', 7]) {
      expect(refusalOf(customerWith({ id })), String(id)).to.match(/^record\.id: a (UUID|text)/);
    }
    const lanes = [`customer:${idOf(1)}`, 'customer:7'];
    const given = { ...HEAD, lanes, kind: 'erase-confirm', customerId: idOf(1) };
    expect(refusalOf(given, mutation)).to.equal('lanes.1: customer, sale or parked, a colon and a UUID');
  });

  it('takes no text and no list of any length', () => {
    expect(refusalOf(customerWith({ note: 'x'.repeat(20_001) }))).to.equal('record.note: a text of at most 20000 characters');
    expect(refusalOf(customerWith({ note: 'x'.repeat(20_000) }))).to.equal('taken');
    const mutations = Array.from({ length: 201 }, () => ({}));
    expect(refusalOf({ mutations }, pushRequest)).to.contain('mutations');
    expect(refusalOf({ cursor: 'c', limit: 2_001 }, pullRequest)).to.equal('limit: a whole number from 1 to 2000');
    expect(refusalOf({ cursor: 'c'.repeat(4_001), limit: 1 }, pullRequest)).to.contain('cursor');
  });

  it('takes a sequence only of a counter and a number', () => {
    const page = { serverTime: AT, changes: [], cursor: 'c', more: false };
    expect(refusalOf({ ...page, passed: ['m:1', 'location:7:3'] }, pullAnswer)).to.equal('taken');
    for (const wrong of ['m', 'm:', ':1', 'm:-1', 'm:1.5', 'm:99999999999999999']) {
      expect(refusalOf({ ...page, passed: [wrong] }, pullAnswer), wrong).to.contain('passed.0');
    }
  });

  it('takes a cart of any value that JSON gives back, and no deeper than readers go', () => {
    const parked = (cartText: string): object => ({ type: 'parked-sale', record: parkedSaleOf(), cartText });
    expect(refusalOf(parked('{"__proto__":{"a":1},"price":1e300}'))).to.equal('taken');
    expect(refusalOf(parked('{'))).to.contain('cartText: JSON text');
    expect(refusalOf(parked('['.repeat(501) + ']'.repeat(501)))).to.contain('cartText: JSON text');
    expect(refusalOf(parked('['.repeat(100_000) + ']'.repeat(100_000)))).to.contain('cartText: JSON text');
  });

  it('tells the path and what was expected, and never a value', () => {
    const secret = 'maria@example.com';
    const wrong = [
      customerWith({ status: secret }),
      customerWith({ birthDate: secret }),
      customerWith({ custom: { [secret]: 1 } }),
      customerWith({ custom: { size: { [secret]: 1 } } }),
      customerWith({ externalIds: { shop: 7 } }),
      customerWith({ extra: secret }),
      customerWith({ phone: secret }),
      { type: 'tombstone', of: secret },
      { type: 'sale', record: { ...saleOf(), lines: [{ id: '1', name: secret, quantity: 0, totalMinor: 1 }] } },
    ];
    for (const given of wrong) {
      const read = readWire(change, given);
      if (read.ok) throw new Error('was taken');
      const error = incompatible(read.wrong);
      expect(error.code).to.equal('remote-incompatible');
      expect(error.path).to.match(/^answer\./);
      expect(JSON.stringify([error.message, error.path, error.expected, pointerOf(read.wrong)])).not.to.contain('maria');
    }
    expect(refusalOf({ intent: {}, pin: '12ab' }, approveRequest)).not.to.contain('12ab');
  });

  it('says which mutation is of a kind it does not know', () => {
    const given = {
      mutations: [
        { ...HEAD, kind: 'erase-confirm', customerId: idOf(1) },
        { ...HEAD, kind: 'gift-card-sell' },
      ],
    };
    expect(refusalOf(given, pushRequest)).to.equal('mutations.1.kind: of a kind that is known here');
  });

  it('takes a result only whole', () => {
    const answer = (result: object): object => ({ serverTime: AT, results: [{ mutationId: idOf(1), ...result }] });
    expect(refusalOf(answer({ status: 'later' }), pushAnswer)).to.equal('taken');
    expect(refusalOf(answer({ status: 'accepted', version: 1 }), pushAnswer)).to.contain('results.0.sequence');
    expect(refusalOf(answer({ status: 'rejected', code: 'stale' }), pushAnswer)).to.contain('results.0.message');
    expect(refusalOf(answer({ status: 'lost' }), pushAnswer)).to.contain('results.0.status');
    expect(refusalOf({}, whoami)).to.equal('serverTime: a text');
  });
});

describe('fields a release does not know', () => {
  it('are kept as text beside the record, and given back untouched', () => {
    const read = readCustomer({ favourite: { tea: ['green'] }, rank: 3 });
    expect(read.extra).to.equal('{"favourite":{"tea":["green"]},"rank":3}');
    expect(Object.keys(read)).not.to.include('favourite');
    expect(readCustomer(sent(read))).to.deep.equal(read);
    expect(readCustomer({ extra: '{ "rank" : 3.0 }' }).extra, 'not even its spaces').to.equal('{ "rank" : 3.0 }');
  });

  it('are fields once a release knows them', () => {
    const read = readCustomer({ nickname: null, extra: '{"nickname":"Mo","rank":3}' });
    expect(read.nickname, 'what stands beside wins').to.equal(null);
    const { nickname: _, ...older } = sent(customerOf()) as { nickname: unknown };
    const lifted = readWire(change, { type: 'customer', record: { ...older, extra: '{"nickname":"Mo","rank":3}' } });
    expect(lifted.ok && lifted.value.type === 'customer' && lifted.value.record).to.include({
      nickname: 'Mo',
      extra: '{"rank":3}',
    });
  });

  it('put together stay one text, the newer value in it', () => {
    expect(readCustomer({ extra: '{"rank":3,"a":1}', rank: 4 }).extra).to.equal('{"rank":4,"a":1}');
  });

  it('are refused where JSON would not give them back, or no end is to be seen', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    for (const rank of [2 ** 60, -0, parsed('1e309'), parsed('{"__proto__":1}'), deep, 'x'.repeat(20_001)]) {
      expect(refusalOf(customerWith({ rank }))).to.contain('record.extra: unknown fields');
    }
    expect(refusalOf(customerWith(JSON.parse('{"__proto__":{"version":7}}') as object))).to.contain('record.extra');
    for (const extra of ['', '[]', 'null', '7', '{', '{"__proto__":{"a":1}}', 7]) {
      expect(refusalOf(customerWith({ extra })), String(extra)).to.contain('record.extra');
    }
  });

  it('are left out where no record could keep them', () => {
    const read = readCustomer({ address: { city: 'Oslo', planet: 'Earth' } });
    expect(read.address).to.deep.equal({ city: 'Oslo' });
  });

  function readCustomer(fields: object): Customer {
    const read = readWire(change, customerWith(fields));
    if (!read.ok || read.value.type !== 'customer') throw new Error(JSON.stringify(read));
    return read.value.record;
  }
});

describe('a change of a kind that is not known', () => {
  it('is kept as the text it is', () => {
    const read = readWire(change, { type: 'gift-card', record: { id: idOf(1), worth: 500 } });
    expect(read).to.deep.equal({
      ok: true,
      value: { type: 'unknown', raw: `{"type":"gift-card","record":{"id":"${idOf(1)}","worth":500}}` },
    });
  });

  it('is read from its text once the kind is known, and only if it is right', () => {
    const kept = JSON.stringify({ type: 'customer', record: sent(customerOf()) });
    expect(readKeptChange(kept)).to.deep.equal({ type: 'customer', record: customerOf() });
    expect(readKeptChange(JSON.stringify({ type: 'gift-card' }))).to.equal(null);
    expect(readKeptChange(JSON.stringify({ type: 'customer', record: {} }))).to.equal(null);
    expect(readKeptChange('{')).to.equal(null);
  });

  it('goes through an older relay: who knows it reads it', () => {
    const relayed = { type: 'unknown', raw: JSON.stringify({ type: 'customer', record: sent(customerOf()) }) };
    expect(readWire(change, relayed)).to.deep.equal({ ok: true, value: { type: 'customer', record: customerOf() } });
  });
});

describe('what anybody may send', () => {
  it('is taken or refused, throws nothing and changes no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const junk = fc.oneof(
      fc.constantFrom(
        null,
        true,
        '',
        'x'.repeat(30_000),
        -0,
        2 ** 60,
        [],
        {},
        parsed('{"__proto__":{"planted":1}}'),
        parsed('1e309'),
      ),
      fc.jsonValue(),
    );
    let refused = 0;
    fc.assert(
      fc.property(
        fc.oneof(aMutation, aChange),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        junk,
        (value, path, wrong) => {
          const given = planted(JSON.parse(JSON.stringify(value)), path, wrong);
          for (const schema of [mutation, change]) {
            const read = readWire(schema, given);
            if (!read.ok) refused += 1;
            else expect(readWire(schema, JSON.parse(writeWire(read.value))), 'what is taken is taken again').to.deep.equal(read);
          }
        },
      ),
      { numRuns: 10_000 },
    );
    expect(refused).to.be.greaterThan(10_000);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).to.deep.equal(before);
    expect(({} as { planted?: unknown }).planted).to.equal(undefined);
  });

  it('is judged alike in every place of the table', () => {
    for (const name of ROUTE_NAMES) {
      for (const schema of [ROUTES[name].request, ROUTES[name].answer]) {
        if (schema === null) continue;
        fc.assert(
          fc.property(fc.jsonValue(), (given) => {
            expect(readWire(schema, given).ok).to.equal(false);
          }),
          { numRuns: 200 },
        );
      }
    }
  });

  /** The value with something else at a place in it: another value, a name more, or one less. */
  function planted(value: unknown, path: readonly number[], wrong: unknown): unknown {
    const [step = 0, ...deeper] = path;
    if (typeof value !== 'object' || value === null) return wrong;
    const entries = Object.entries(value as Readonly<Record<string, unknown>>);
    if (entries.length === 0) return wrong;
    const [name, inner] = entries[step % entries.length] ?? ['', null];
    if (step % 7 === 5) return { ...value, [`later-${step}`]: wrong };
    if (step % 7 === 6) return Object.fromEntries(entries.filter(([other]) => other !== name));
    const changed = entries.map(
      ([other, part]) => [other, other === name ? (deeper.length > 0 ? planted(inner, deeper, wrong) : wrong) : part] as const,
    );
    return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
  }
});

const HEAD = {
  id: idOf(10),
  lanes: [],
  order: 1,
  retryOf: null,
  cashierId: 'ana',
  createdAt: AT,
  schema: 1,
  use: null,
};
