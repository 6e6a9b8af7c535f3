import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { FIELD_LIMITS } from '../../src/domain/field-rules.js';
import { planColumns } from '../../src/domain/import-format.js';
import { isSomebody, readRow, type ReadRow, type RowReading } from '../../src/domain/import-row.js';
import { HEADERS } from '../support/sample-csv.js';

const reading: RowReading = {
  today: '2026-11-21',
  order: 'mdy',
  origin: 'elsewhere',
  customerTypes: [{ id: 'retail' }, { id: 'wholesale', label: 'Trade' }],
  customFields: [
    { id: 'size', label: 'Size', type: 'choice', choices: ['S', 'M'] },
    { id: 'shoe', label: 'Shoe', type: 'number' },
  ],
};

/** Reads one row, its cells by their headers. */
function read(
  cells: Readonly<Record<string, string>>,
  change: Partial<RowReading> = {},
  headers: readonly string[] = Object.keys(cells),
): ReadRow {
  const using = { ...reading, ...change };
  const plan = planColumns(headers, { customFields: using.customFields });
  if (!plan) throw new Error('no plan');
  return readRow(
    headers.map((header) => cells[header] ?? ''),
    plan,
    using,
  );
}

describe('a row of an import', () => {
  it('keeps names, phone and e-mail as they stand, without the white space around', () => {
    expect(read({ Name: ' Ann  Smith ', Phone: ' (503) 555-0147 ', Email: 'Ann@Example.com ' }).draft).to.deep.equal({
      displayName: 'Ann  Smith',
      phone: '(503) 555-0147',
      email: 'Ann@Example.com',
    });
  });

  it('takes off the apostrophe that guards spreadsheets, and no other', () => {
    const { draft } = read({ 'Customer ID': "'87797", Name: "'t Hooft", Phone: "'+15035550147" });
    expect(draft.externalIds).to.deep.equal({ elsewhere: '87797' });
    expect(draft.phone).to.equal('+15035550147');
    expect(draft.displayName).to.equal("'t Hooft");
  });

  it('leaves out what the file leaves empty, so that updating erases nothing', () => {
    expect(read({ Name: 'Ann', Phone: '', Email: ' ', Notes: '' }).draft).to.deep.equal({ displayName: 'Ann' });
  });

  it('puts an invalid e-mail into the note under its header, and says so', () => {
    const { draft, problems } = read({ Name: 'Ann', 'E-mail': 'ann at example', Notes: 'Pays cash' });
    expect(draft.email).to.equal(undefined);
    expect(draft.note).to.equal('Pays cash\nE-mail: ann at example');
    expect(problems.map(({ path, code, outcome }) => [path, code, outcome])).to.deep.equal([['email', 'invalid', 'changed']]);
  });

  for (const [typed, code] of [
    ['1984-02-30', 'invalid'],
    ['03-07', 'invalid'],
    ['0000-03-07', 'invalid'],
    ['13/25/1984', 'invalid'],
    ['1850-01-01', 'invalid'],
    ['2031-01-01', 'future'],
    ['soon', 'invalid'],
  ] as const) {
    it(`keeps the birthday "${typed}" in the note`, () => {
      const { draft, problems } = read({ Name: 'Ann', Birthday: typed });
      expect(draft.birthDate).to.equal(undefined);
      expect(draft.note).to.equal(`Birthday: ${typed}`);
      expect(problems[0]?.code).to.equal(code);
    });
  }

  it('reads dates in the order of the country, and ISO dates always', () => {
    expect(read({ Name: 'Ann', Birthday: '3/7/1984' }).draft.birthDate).to.equal('1984-03-07');
    expect(read({ Name: 'Ann', Birthday: '3/7/1984' }, { order: 'dmy' }).draft.birthDate).to.equal('1984-07-03');
    expect(read({ Name: 'Ann', Birthday: '1984-03-07 00:00:00' }, { order: 'dmy' }).draft.birthDate).to.equal('1984-03-07');
  });

  it('names a business without a person after the business, and keeps it beside a person', () => {
    expect(read({ Name: '', Company: 'Rose & Co' }).draft.displayName).to.equal('Rose & Co');
    expect(read({ Name: 'Ann', Company: 'Rose & Co' }).draft.custom).to.deep.equal({ company: 'Rose & Co' });
  });

  it('keeps a second phone in the note, and does not repeat the same one', () => {
    const two = read({ first_name: 'Ann', do_not_email: '0', phone: '503 555 0100', mobile: '503 555 0147' });
    expect(two.draft.phone).to.equal('503 555 0147');
    expect(two.draft.note).to.equal('phone: 503 555 0100');
    const same = read({ first_name: 'Ann', do_not_email: '0', phone: '503 555 0147', mobile: '503 555 0147' });
    expect(same.draft.note).to.equal(undefined);
    expect(same.problems).to.deep.equal([]);
  });

  it('makes a consent of a clear yes or no, with what the file says as its wording', () => {
    const yes = read({ 'Square Customer ID': 'A', 'First Name': 'Ann', 'Email Subscription Status': 'Subscribed' });
    expect(yes.draft.consents).to.deep.equal([{ channel: 'email', state: 'subscribed', source: 'import' }]);
    expect(yes.said).to.deep.equal(['Email Subscription Status: Subscribed']);
    const no = read({ 'First Name': 'Ann', 'Accepts Email Marketing': 'no', 'Accepts SMS Marketing': 'yes', 'Tax Exempt': 'no' });
    expect(no.draft.consents?.map(({ channel, state }) => [channel, state])).to.deep.equal([
      ['email', 'unsubscribed'],
      ['sms', 'subscribed'],
    ]);
  });

  it('makes no consent of unknown, pending or nothing', () => {
    for (const answer of ['Unknown', 'pending', '', 'maybe']) {
      expect(
        read({ 'Square Customer ID': 'A', 'First Name': 'Ann', 'Email Subscription Status': answer }).draft.consents,
      ).to.equal(undefined);
    }
  });

  it('takes a mark against e-mail for a refusal, and its absence for nothing', () => {
    expect(read({ first_name: 'Ann', do_not_email: '1' }).draft.consents).to.deep.equal([
      { channel: 'email', state: 'unsubscribed', source: 'import' },
    ]);
    expect(read({ first_name: 'Ann', do_not_email: '0' }).draft.consents).to.equal(undefined);
  });

  it('is named by the code of Lightspeed, and keeps its id beside', () => {
    const { key, draft } = read({ id: '0adf', customer_code: 'ANN-1', first_name: 'Ann', do_not_email: '0' });
    expect(key).to.equal('ANN-1');
    expect(draft.code).to.equal('ANN-1');
    expect(draft.externalIds).to.deep.equal({ elsewhere: '0adf' });
  });

  it('has no ids of another system where nobody named it', () => {
    const { key, draft } = read({ ID: '7', Name: 'Ann' }, { origin: null });
    expect(key).to.equal(null);
    expect(draft.externalIds).to.equal(undefined);
  });

  it('puts the suburb behind the second line of the address', () => {
    const { draft } = read({
      first_name: 'Ann',
      physical_address1: '1 High St',
      physical_address2: 'Flat 2',
      physical_suburb: 'Ponsonby',
      physical_city: 'Auckland',
    });
    expect(draft.address).to.deep.equal({ line1: '1 High St', line2: 'Flat 2, Ponsonby', city: 'Auckland' });
  });

  it('finds a customer type by id or label, and keeps another one in the note', () => {
    expect(read({ Name: 'Ann', Type: 'trade' }).draft.customerType).to.equal('wholesale');
    const other = read({ Name: 'Ann', Type: 'Gold' });
    expect(other.draft.customerType).to.equal(undefined);
    expect(other.draft.note).to.equal('Type: Gold');
  });

  it('fits fields of the host, and keeps what does not fit in the note', () => {
    const { draft } = read({ Name: 'Ann', Size: 'm', Shoe: 'forty' });
    expect(draft.custom).to.deep.equal({ size: 'M' });
    expect(draft.note).to.equal('Shoe: forty');
  });

  it('cuts a name that is too long, and keeps it whole in the note', () => {
    const long = 'ä'.repeat(FIELD_LIMITS.givenName + 1);
    const { draft, problems } = read({ 'First name': long });
    expect(draft.givenName).to.have.lengthOf(FIELD_LIMITS.givenName);
    expect(draft.note).to.equal(`First name: ${long}`);
    expect(problems[0]?.code).to.equal('too-long');
  });

  it('is nobody without name, phone, e-mail and code', () => {
    expect(isSomebody(read({ Name: '', City: 'Portland', Notes: 'x' }).draft)).to.equal(false);
    expect(isSomebody(read({ Name: '', Phone: '7' }).draft)).to.equal(true);
  });

  it('loses no value, whatever the cells are', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: HEADERS.plain.length, maxLength: HEADERS.plain.length }), (cells) => {
        const { draft } = read(
          Object.fromEntries(HEADERS.plain.map((header, column) => [header, cells[column] ?? ''])),
          {},
          HEADERS.plain,
        );
        const everything = JSON.stringify(draft);
        return cells.every((text) => {
          const plain = (/^'[-+=@\d\t]/.test(text) ? text.slice(1) : text)
            .replace(/[\u0000-\u001F\u007F\uFEFF]+/g, ' ')
            .trim()
            .normalize('NFC');
          return everything.includes(JSON.stringify(plain).slice(1, -1)) || /^\d|retail|trade|wholesale/i.test(plain);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
