import { expect } from '@open-wc/testing';
import { readAnswer, readingAnswer } from '../../../src/domain/wire/read-answer.js';
import { ROUTES } from '../../../src/domain/wire/routes.js';
import { writeWire } from '../../../src/domain/wire/write-wire.js';
import { CUSTOMER_WHOLE, SERVER_TIME } from '../../support/recording-remote.js';
import { customerOf, idOf } from '../../support/sample-records.js';

const MANY = 300;
const { answer: schema } = ROUTES.snapshot;

describe('an answer with hundreds of customers', () => {
  it('is read as one with few, but stops in between', () => {
    const { read, stops } = readInParts(pageOf());
    expect(stops).to.be.greaterThan(10);
    expect(read).to.deep.equal(readAnswer(schema, pageOf()));
    expect(read.ok && read.value.customers).to.have.length(MANY);
  });

  it('is refused by the place of what is wrong in it', () => {
    const page = pageOf((customer, place) => (place === 250 ? { ...customer, createdAt: 'yesterday' } : customer));
    const { read } = readInParts(page);
    expect(read).to.deep.equal(readAnswer(schema, page));
    expect(!read.ok && read.wrong.path.join('.')).to.equal('customers.250.customer.createdAt');
    expect(!readInParts({ ...pageOf(), cursor: 5 }).read.ok).to.equal(true);
  });

  it('is refused where it is longer than a page may be', () => {
    const customers = Array.from({ length: 20_001 }, () => CUSTOMER_WHOLE);
    expect(readInParts({ ...pageOf(), customers }).read).to.include({ ok: false });
  });

  it('keeps what only a later release knows of one of them', () => {
    const page = pageOf((customer, place) => (place === 250 ? { ...customer, status: 'asleep' } : customer));
    const { read } = readInParts(page);
    expect(read).to.deep.equal(readAnswer(schema, page));
    expect(read.ok && [read.value.customers.length, read.value.others.length]).to.deep.equal([MANY - 1, 1]);
  });
});

describe('what is sent', () => {
  it('never has the expiries of customers, wherever they stand and whatever else is called so', () => {
    const plain = customerOf();
    const { expiries: _expiries, ...others } = plain;
    const expired = { identity: '2020-01-31', medical: null };
    const named = { ...others, note: 'an "expiries":{"identity":null,"medical":null}, as JSON', custom: { expiries: 'June' } };
    const sent = [
      { ...others, expiries: expired },
      plain,
      { expiries: expired },
      { expiries: expired, ...named },
      { ...named, expiries: expired },
      { a: { expiries: { ...expired, identity: 'a}"' }, b: 1 } },
    ];
    expect(sent.map((one) => JSON.parse(writeWire(one)) as unknown)).to.deep.equal([
      others,
      others,
      {},
      named,
      named,
      { a: { b: 1 } },
    ]);
  });
});

function pageOf(change: (customer: object, place: number) => object = (customer) => customer): Record<string, unknown> {
  const customers = Array.from({ length: MANY }, (_, place) => ({
    ...CUSTOMER_WHOLE,
    customer: change({ ...CUSTOMER_WHOLE.customer, id: idOf(place + 1) }, place),
  }));
  return { serverTime: SERVER_TIME, customers, others: [], cursor: 'first', after: null, remaining: null };
}

function readInParts(given: unknown) {
  const reading = readingAnswer(schema, given);
  let stops = 0;
  for (;;) {
    const step = reading.next();
    if (step.done) return { read: step.value, stops };
    stops += 1;
  }
}
