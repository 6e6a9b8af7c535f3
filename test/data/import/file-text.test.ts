import { expect } from '@open-wc/testing';
import { isRegularsError } from '../../../src/domain/errors.js';
import { closeClients, namesIn, openClient } from '../../support/import-client.js';

const TEXT = 'Name;Phone;Notes\r\nZoë Ångström;(503) 555-0147;größer, „schön“\r\n王小明;+15035550148;𝒳\r\n';

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let place = 0; place < text.length; place += 1) view.setUint16(place * 2, text.charCodeAt(place), littleEndian);
  return new Uint8Array(view.buffer);
}

/** The code of the error an import ends with; 'none' where it does not. */
async function codeOf(file: Blob): Promise<string> {
  const client = openClient();
  const error: unknown = await client.importCustomers(file).catch((caught: unknown) => caught);
  expect(client.store.customers).to.equal(0);
  return isRegularsError(error) ? error.code : 'none';
}

describe('the text of an imported file', () => {
  afterEach(closeClients);

  for (const [name, file] of [
    ['UTF-8', new Blob([TEXT])],
    ['UTF-8 with a mark', new Blob(['\uFEFF', TEXT])],
    ['UTF-16 LE with a mark', new Blob([utf16(`\uFEFF${TEXT}`, true)])],
    ['UTF-16 BE with a mark', new Blob([utf16(`\uFEFF${TEXT}`, false)])],
    ['UTF-16 LE', new Blob([utf16(TEXT, true)])],
    ['UTF-16 BE', new Blob([utf16(TEXT, false)])],
  ] as const) {
    it(`is read in ${name}`, async () => {
      const client = openClient();
      expect(await client.importCustomers(file)).to.include({ created: 2, refused: 0 });
      expect(await namesIn(client)).to.deep.equal(['Zoë Ångström', '王小明']);
    });
  }

  for (const [name, delimiter] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ] as const) {
    it(`is read with ${name} between its cells`, async () => {
      const client = openClient();
      const rows = [
        ['Name', 'Phone', 'Notes'],
        ['Ann Lee', '+15035550147', '"a,b;c|d\te"'],
        ['Bob', '', 'x'],
      ];
      expect(await client.importCustomers(rows.map((row) => row.join(delimiter)).join('\n'))).to.include({
        created: 2,
        refused: 0,
      });
    });
  }

  it('may say its delimiter in a line above the header, which counts as no row', async () => {
    const report = await openClient().importCustomers('sep=;\r\nName;Phone\r\nAnn;12\r\n');
    expect(report.problems.map(({ row }) => row)).to.deep.equal([2]);
  });

  it('is the same for a file larger than what is read at once, cut inside of letters and quotes', async () => {
    const client = openClient();
    const note = 'ä€𝒳"",\n'.repeat(40);
    const rows = Array.from({ length: 700 }, (_, index) => `Ångström ${index},"${note}"\r\n`);
    const report = await client.importCustomers(new Blob([`Name,Notes\r\n${rows.join('')}`]));
    expect(report).to.include({ created: 700, refused: 0 });
    const [found] = (await client.search('ångström 699')).results;
    const details = await client.get(found?.customer.id ?? '');
    expect(details?.customer.note).to.equal(note.replaceAll('""', '"').trim());
  });

  for (const [name, parts] of [
    ['an Excel workbook', [new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])]],
    ['a PDF', ['%PDF-1.7 ']],
    ['text in Windows-1252', [new Uint8Array([...new TextEncoder().encode('Name\nZo'), 0xeb, 0x0a])]],
    ['text that breaks late', ['Name\n', 'Ann\n'.repeat(300_000), new Uint8Array([0xff, 0x0a])]],
    ['text with zero bytes', ['Name,Phone\nA\0nn,1\n']],
    ['half a character of UTF-16', [utf16('\uFEFFName\nAnn', true).slice(0, -1)]],
    ['a file without a header', ['Ann Lee,+15035550147\nBob,+15035550148\n']],
    ['a list of something else', ['City,State\nPortland,OR\n']],
    ['an empty file', []],
    ['blank lines', ['\n\n\n']],
  ] as const) {
    it(`is refused before a row is taken where it is ${name}`, async () => {
      expect(await codeOf(new Blob([...parts]))).to.equal('unreadable-file');
    });
  }

  it('is refused where the browser can no longer read the file', async () => {
    class GoneFile extends Blob {
      override slice(): Blob {
        return new GoneFile();
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('', 'NotReadableError'));
      }
    }
    expect(await codeOf(new GoneFile(['Name\nAnn\n']))).to.equal('unreadable-file');
  });
});
