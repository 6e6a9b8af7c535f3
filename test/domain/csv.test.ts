import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { reportToCsv, toCsv } from '../../src/domain/csv.js';
import { firstRecord } from '../../src/data/csv-rules.js';

describe('CSV text', () => {
  it('quotes what would be read as more than one cell', () => {
    expect(toCsv([['a', 'b,c', 'd"e', 'f\ng', ' h', null, 7]])).to.equal('a,"b,c","d""e","f\ng"," h",,7\r\n');
  });

  it('runs nothing in a spreadsheet', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      const [cell] = firstRecord(toCsv([[formula, 'x']]), ',');
      expect(cell).to.match(/^'/);
    }
    expect(toCsv([[-5]])).to.equal('-5\r\n');
  });

  it('is read back as it was written', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[-+=@\t\r]|\r/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (row) => {
        fc.pre(row.some((text) => text.trim() !== ''));
        expect(firstRecord(toCsv([row]), ',')).to.deep.equal(row);
      }),
    );
  });

  it('of a report lists row, field, outcome and reason, by row', () => {
    const report = {
      id: '6b0f2c1e-8f0b-4a53-9d0e-2f7c61f0a5d4',
      rows: 2,
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: 1,
      cancelled: false,
      nextRow: 2,
      durationMs: 1,
      problems: [
        { row: 3, path: '', code: 'nobody', message: 'it has no name, phone, e-mail or code', outcome: 'refused' as const },
        { row: 2, path: 'phone', code: 'invalid', message: 'is no valid phone number', outcome: 'kept-as-typed' as const },
      ],
    };
    expect(reportToCsv(report).split('\r\n')).to.deep.equal([
      'Row,Field,Outcome,Code,Reason',
      '2,phone,kept-as-typed,invalid,is no valid phone number',
      '3,,refused,nobody,"it has no name, phone, e-mail or code"',
      '',
    ]);
  });
});
