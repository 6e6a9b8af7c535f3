import { expect } from '@open-wc/testing';
import { change, isReadableWhole, readKeptChange } from '../../../src/domain/wire/change-schema.js';
import { readAnswer } from '../../../src/domain/wire/read-answer.js';
import { readWire } from '../../../src/domain/wire/read-wire.js';
import { ROUTES } from '../../../src/domain/wire/routes.js';
import { consentOf, customerOf, documentOf } from '../../support/sample-records.js';

const serverTime = '2026-11-26T12:00:00.000Z';
const ann = sent(customerOf());
const vip = { ...ann, status: 'frozen-out' };
const opening = { amount: 0, lots: [], sequence: 'm:0' };
const whole = (customer: object, parts: object = {}) => ({
  ...{ customer, identityDocuments: [], consents: [], loyalty: opening, storeCredit: [], ...parts },
});
const snapshot = (customers: readonly object[]) => ({
  ...{ serverTime, customers, others: [], cursor: 'c', after: null, remaining: null },
});
const pull = (changes: readonly object[]) => ({ serverTime, changes, cursor: 'c', passed: [], more: false });

describe('an answer with a value that only a later release knows', () => {
  it('brings all its other changes, and that one as it came', () => {
    const strange = { type: 'customer', record: vip };
    const read = readAnswer(ROUTES.pull.answer, pull([{ type: 'customer', record: ann }, strange, { type: 'gift-card' }]));
    if (!read.ok) throw new Error(read.wrong.expected);
    expect(read.value.changes.map(({ type }) => type)).to.deep.equal(['customer', 'unknown', 'unknown']);
    expect(read.value.changes[1]).to.deep.equal({ type: 'unknown', raw: JSON.stringify(strange) });
  });

  it('keeps it over a relay, and reads it once the value is known', () => {
    const raw = JSON.stringify({ type: 'customer', record: vip });
    expect(readWire(change, { type: 'unknown', raw })).to.deep.equal({ ok: true, value: { type: 'unknown', raw } });
    expect(readKeptChange(raw)).to.equal(null);
    expect(readKeptChange(raw.replace('frozen-out', 'banned'))).to.have.nested.property('record.status', 'banned');
  });

  it('brings all others of a snapshot, and those it cannot read whole, to be read later with their balances', () => {
    const strange = whole(vip, { loyalty: { ...opening, amount: 7 } });
    const read = readAnswer(ROUTES.snapshot.answer, snapshot([strange, whole(ann)]));
    if (!read.ok) throw new Error(read.wrong.expected);
    expect(read.value.customers.map(({ customer }) => customer.status)).to.deep.equal(['active']);
    const raw = JSON.stringify({ type: 'customer-whole', record: strange });
    expect(read.value.others).to.deep.equal([{ type: 'unknown', raw }]);
    expect([raw, raw.replace('frozen-out', 'banned')].map(isReadableWhole)).to.deep.equal([false, true]);
  });

  it('brings the customer of a snapshot without the consent or document that it cannot read, which is kept', () => {
    const consent = { ...sent(consentOf()), channel: 'pigeon' };
    const identityDocument = { ...sent(documentOf()), type: 'moon-pass' };
    const parts = { consents: [consent, sent(consentOf())], identityDocuments: [identityDocument] };
    const read = readAnswer(ROUTES.snapshot.answer, snapshot([whole(ann, parts)]));
    if (!read.ok) throw new Error(read.wrong.expected);
    const [only] = read.value.customers;
    expect([only?.consents.length, only?.identityDocuments.length]).to.deep.equal([1, 0]);
    const kept = read.value.others.flatMap((one) => (one.type === 'unknown' ? (JSON.parse(one.raw) as object) : []));
    expect(kept).to.have.deep.members([
      { type: 'consent', record: consent },
      { type: 'identity-document', record: identityDocument },
    ]);
  });

  it('leaves it out of what was looked up', () => {
    const read = readAnswer(ROUTES.search.answer, { serverTime, customers: [vip, ann] });
    expect(read.ok && read.value.customers.length).to.equal(1);
    const consents = [{ ...sent(consentOf()), purpose: 'birthday' }];
    const got = readAnswer(ROUTES.get.answer, { serverTime, found: whole(ann, { consents }) });
    expect(got.ok && got.value.found?.consents).to.deep.equal([]);
  });

  it('is still not read where something else is wrong, or where nothing can do without it', () => {
    const at = (given: unknown, route: keyof typeof ROUTES = 'pull'): unknown => {
      const read = readAnswer(ROUTES[route].answer, given);
      return read.ok ? 'read' : read.wrong.path.join('.');
    };
    expect(at(pull([{ type: 'customer', record: { ...vip, note: 5 } }]))).to.match(/^changes\.0\.record\.(?:note|status)$/);
    expect(at(pull([{ type: 'customer', record: { ...ann, status: 'Not a word' } }]))).to.equal('changes.0.record.status');
    expect(at(pull([{ type: 'customer', record: { ...ann, status: 5 } }]))).to.equal('changes.0.record.status');
    expect(at({ serverTime, found: whole(vip) }, 'get')).to.equal('found.customer.status');
  });
});

function sent(record: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(record)) as Readonly<Record<string, unknown>>;
}
