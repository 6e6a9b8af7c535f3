import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRegularsError } from '../../../src/domain/errors.js';
import { closeClients, freshDatabase, openClient } from '../../support/import-client.js';

/** Pieces that files go wrong by. */
const PIECE = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  'Name',
  'Phone',
  'Email',
  'Square Customer ID',
  '__proto__',
  'constructor',
  '=cmd|x',
  "'+1",
  '+15035550147',
  'ann@example.com',
  '5.55E+09',
  '1984-02-30',
  'é',
  '𝒳',
  '\uD800',
  '\uFEFF',
  '\u202E',
  '\0',
  ' ',
  'yes',
  '<img src=x onerror=alert(1)>',
);

describe('any text as a file of customers', () => {
  afterEach(closeClients);

  it('is imported or refused by a code, with every row in the report', async () => {
    const client = openClient(freshDatabase(), { storage: 'memory' });
    const objectKeys = Object.getOwnPropertyNames(Object.prototype).length;
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 40 }), fc.boolean(), async (pieces, headed) => {
        const text = (headed ? 'Name,Phone,Email,Birthday,__proto__\n' : '') + pieces.join('');
        try {
          const report = await client.importCustomers(text);
          const refused = report.problems.filter(({ outcome }) => outcome === 'refused');
          expect(report.rows).to.equal(report.created + report.updated + report.unchanged + report.refused);
          expect(refused.length).to.equal(report.refused);
        } catch (error) {
          if (!isRegularsError(error)) throw error;
          expect(error.code).to.equal('unreadable-file');
        }
      }),
      { numRuns: 1_500, endOnFailure: true },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).length).to.equal(objectKeys);
  }).timeout(60_000);

  it('as bytes is imported or refused by a code', async () => {
    const client = openClient(freshDatabase(), { storage: 'memory' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        const error: unknown = await client
          .importCustomers(new Blob([Uint8Array.from(bytes)]))
          .catch((caught: unknown) => caught);
        if (error instanceof Error) expect(isRegularsError(error) && error.code).to.equal('unreadable-file');
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});
