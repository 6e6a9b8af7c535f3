import { expect } from '@open-wc/testing';
import { accountEn } from '../../../src/ui/i18n/account/en.js';
import { adjustEn } from '../../../src/ui/i18n/adjust/en.js';
import { approvalEn } from '../../../src/ui/i18n/approval/en.js';
import { commonEn } from '../../../src/ui/i18n/common/en.js';
import { conflictEn } from '../../../src/ui/i18n/conflict/en.js';
import { creditEn } from '../../../src/ui/i18n/credit/en.js';
import { formEn } from '../../../src/ui/i18n/form/en.js';
import { historyEn } from '../../../src/ui/i18n/history/en.js';
import { spanish } from '../../../src/ui/i18n/languages/es.js';
import { french } from '../../../src/ui/i18n/languages/fr.js';
import { listEn } from '../../../src/ui/i18n/list/en.js';
import { loyaltyEn } from '../../../src/ui/i18n/loyalty/en.js';
import { unknownKey } from '../../../src/ui/i18n/message-keys.js';
import { panelEn } from '../../../src/ui/i18n/panel/en.js';
import { dateInWords } from '../../../src/ui/i18n/date-in-words.js';
import { isLocale, phrasingOf } from '../../../src/ui/i18n/phrasing.js';
import { queueEn } from '../../../src/ui/i18n/queue/en.js';
import { scanEn } from '../../../src/ui/i18n/scan/en.js';
import { searchEn } from '../../../src/ui/i18n/search/en.js';
import { searchRemoteEn } from '../../../src/ui/i18n/search/remote-en.js';
import { syncEn } from '../../../src/ui/i18n/sync/en.js';
import type { AreaName } from '../../../src/ui/i18n/words.js';

/** All there are: an area that is not here does not compile. */
const ENGLISH: Readonly<Record<AreaName, object>> = {
  common: commonEn,
  search: { ...searchEn, ...searchRemoteEn },
  form: formEn,
  account: accountEn,
  panel: panelEn,
  loyalty: loyaltyEn,
  credit: creditEn,
  adjust: adjustEn,
  approval: approvalEn,
  history: historyEn,
  list: listEn,
  queue: queueEn,
  scan: scanEn,
  sync: syncEn,
  conflict: conflictEn,
};

for (const [name, language] of Object.entries({ Spanish: spanish, French: french })) {
  describe(`the words in ${name}`, () => {
    for (const [area, words] of Object.entries(ENGLISH)) {
      const others: Record<string, unknown> = { ...language[area as AreaName]?.words };

      it(`are all there in ${area}`, () => {
        expect(Object.keys(others).sort()).to.deep.equal(Object.keys(words).sort());
      });

      it(`have the same places to fill in ${area}`, () => {
        for (const [key, text] of Object.entries<unknown>({ ...words })) {
          const other = others[key];
          if (typeof text !== 'string' || typeof other !== 'string') continue;
          expect(placesIn(other), key).to.deep.equal(placesIn(text));
        }
      });
    }
  });
}

describe('the words in French', () => {
  it('never break a line before a mark that stands behind a space, nor inside quotation marks', () => {
    for (const area of Object.values<{ readonly words: object }>(french)) {
      for (const [key, text] of Object.entries<unknown>({ ...area.words })) {
        // In the source of a function a colon may be anything.
        expect(String(text), key).not.to.match(typeof text === 'string' ? / [:;!?»]|« / : /« | [;»]/);
      }
    }
  });
});

describe('the words', () => {
  it('end no sentence with an exclamation mark', () => {
    for (const words of Object.values(ENGLISH)) {
      for (const [key, text] of Object.entries<unknown>({ ...words })) expect(String(text), key).not.to.match(/!(?!=)['"`]?$/);
    }
  });

  it('know their keys, so that a host’s unknown one is found', () => {
    expect(unknownKey(['search.label', 'common.ok', 'form.labels'])).to.equal('form.labels');
    for (const [area, words] of Object.entries(ENGLISH)) expect(unknownKey(Object.keys(words)), area).to.equal(undefined);
  });
});

describe('phrasing', () => {
  it('counts and says dates as a language does', () => {
    const spoken = phrasingOf('es');
    expect(spoken.plural(1, { one: 'uno', other: 'otros' })).to.equal('uno');
    expect(dateInWords('es', '1984-03-07')).to.equal('7 de marzo de 1984');
    expect(phrasingOf('de').number(12345)).to.equal('12.345');
  });

  it('says a date as the day it is, wherever the register stands', () => {
    expect(dateInWords('en-US', '1984-03-07')).to.equal('March 7, 1984');
  });

  it('speaks English for a locale that is none', () => {
    expect(isLocale('no locale')).to.equal(false);
    expect(phrasingOf('no locale').number(1.5)).to.equal('1.5');
  });
});

function placesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? '').sort();
}
