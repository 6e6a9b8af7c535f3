import { expect } from '@open-wc/testing';
import { isScannedDocument, mayBecomeDocument } from '../../src/domain/scanned-document.js';
import { BARE_LICENSE, LICENSE, STRIPES } from '../support/scan-recordings.js';

describe('what a scanner read', () => {
  for (const [name, text] of [
    ['a license', LICENSE],
    ['a license with carriage returns', LICENSE.replace(/\n/g, '\r\n')],
    ['a license without its separators', BARE_LICENSE],
    ['a license that says AAMVA', LICENSE.replace('ANSI ', 'AAMVA')],
    ['a license with Caps Lock on', LICENSE.toLowerCase()],
    ['a license behind a scanner’s own mark', `]L0${LICENSE}`],
    ['a license with noise before it', ` \u0090${LICENSE}`],
    ['a license whose beginning is lost', LICENSE.slice(60)],
    ['the stripe of a license', STRIPES[0] ?? ''],
    ['the stripe of a payment card', STRIPES[1] ?? ''],
    ['the second track alone', ';4111111111111111=30011010000000000?'],
    [
      'the machine lines of a passport',
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ],
    ['the machine lines of an identity card', 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6'],
  ] as const) {
    it(`${name} is a document`, () => {
      expect(isScannedDocument(text)).to.equal(true);
    });
  }

  for (const text of [
    '4006381333931',
    '0123456789012',
    'C-00017',
    'ANSI-4711',
    'DAQUIRI-MIX-DCSX',
    ';1234567?',
    'https://example.com/card?id=17',
    '\u001d0109501101530003\u001d17',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => {
      expect(isScannedDocument(text)).to.equal(false);
    });
  }

  it('is known for a license by its first nine characters', () => {
    expect(mayBecomeDocument(LICENSE.slice(0, 9))).to.equal(true);
    expect(mayBecomeDocument('%AZPHO')).to.equal(true);
    expect(mayBecomeDocument('@home')).to.equal(false);
  });
});
