import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CsvReader, firstRecord, type CsvRecord } from '../../src/data/csv-rules.js';

/** Reads text that comes in pieces. */
function read(pieces: readonly string[], delimiter = ','): CsvRecord[] {
  const reader = new CsvReader(delimiter);
  return [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.read('', true)];
}

/** Text cut after so many characters. */
function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, place) => text.slice(place * size, (place + 1) * size));
}

describe('reading CSV', () => {
  const tricky = 'a,b,c\r\n"1,1","2 ""two""","line\none"\r\n\r\n"" ,x,\r\nlast,"q",3';
  const records = [['a', 'b', 'c'], ['1,1', '2 "two"', 'line\none'], [''], ['', 'x', ''], ['last', 'q', '3']];

  for (let size = 1; size <= 12; size += 1) {
    it(`is the same in pieces of ${size}`, () => {
      expect(read(cut(tricky, size))).to.deep.equal(records);
    });
  }

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`knows ${name} as the end of a line`, () => {
      expect(read([`a,b${end}1,2${end}`])).to.deep.equal([
        ['a', 'b'],
        ['1', '2'],
      ]);
    });
  }

  it('takes a line with a quote that is never closed alone, and goes on behind it', () => {
    expect(read(['a,b\n1,"2\n3,4\n5,6\n'])).to.deep.equal([['a', 'b'], null, ['3', '4'], ['5', '6']]);
    expect(read(['a,b\n1,"2'])).to.deep.equal([['a', 'b'], null]);
    expect(read(['a,b\n1,"2\n'])).to.deep.equal([['a', 'b'], null]);
  });

  it('takes a line with text behind a closing quote alone', () => {
    expect(read(['a,b\n"Bob "the man" Smith",2\n3,4\n'])).to.deep.equal([['a', 'b'], null, ['3', '4']]);
  });

  it('does not wait for the end of a large file to give up on a quote', () => {
    const reader = new CsvReader(',');
    const first = [...reader.read('a,b\n1,"2\n3,4\n')];
    const then = [...reader.read('x,y\n'.repeat(50_000))];
    expect(first).to.deep.equal([['a', 'b']]);
    expect(then.slice(0, 3)).to.deep.equal([null, ['3', '4'], ['x', 'y']]);
  });

  it('keeps a quote in the middle of a cell', () => {
    expect(read(['5" pipe,7\n'])).to.deep.equal([['5" pipe', '7']]);
  });

  it('finds the first record that is not blank', () => {
    expect(firstRecord('\r\n ; \r\nName;Phone\r\n', ';')).to.deep.equal(['Name', 'Phone']);
    expect(firstRecord('', ',')).to.deep.equal([]);
  });

  it('never throws nor loses its way, whatever the text and wherever it is cut', () => {
    const part = fc.constantFrom('"', '""', ',', ';', '\n', '\r', '\r\n', 'a', ' ', 'é', '𝒳', '\0', "'=");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (parts, size) => {
        const text = `${parts.join('')}\nend,of,file`;
        const all = read(cut(text, size));
        expect(all).to.deep.equal(read([text]));
        expect(all.length).to.be.greaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });
});
