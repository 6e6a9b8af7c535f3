import { expect } from '@open-wc/testing';
import { matchesOf } from '../../../src/data/search/matches.js';
import { termsOf } from '../../../src/data/search/terms.js';
import type { Customer } from '../../../src/domain/customer.js';
import { summaryOf } from '../../../src/domain/summary.js';
import { customerOf } from '../../support/sample-records.js';

function marked(fields: Partial<Customer>, text: string, contacts: 'shown' | 'masked' = 'shown'): string[] {
  const customer = customerOf({ displayName: 'Zoe', ...fields });
  const summary = summaryOf(customer, { today: '2026-11-21', shop: 'retail', contacts });
  return matchesOf(customer, summary, termsOf(text)).map((match) => `${match.field}:${match.text.slice(match.start, match.end)}`);
}

describe('the marks of a result', () => {
  it('are the letters of the name as it is written', () => {
    expect(marked({ displayName: 'José Peña' }, 'pena jos')).to.deep.equal(['displayName:Peña', 'displayName:Jos']);
    expect(marked({ displayName: 'Weißmann' }, 'weiss')).to.deep.equal(['displayName:Weiß']);
    expect(marked({ displayName: 'Zoe', nickname: 'Bee' }, 'be')).to.deep.equal(['nickname:Be']);
  });

  it('are the digits of the phone as it is shown, punctuation between them included', () => {
    const phone = { typed: '(202) 555-0147', e164: '+12025550147' };
    expect(marked({ phone }, '0147')).to.deep.equal(['phone:0147']);
    expect(marked({ phone }, '(202) 555')).to.deep.equal(['phone:202555']);
    expect(marked({ phone: { typed: '12-34', e164: null } }, '1234')).to.deep.equal(['phone:12-34']);
    expect(marked({ phone: { typed: '𝟙𝟚-𝟛𝟜', e164: null } }, '234')).to.deep.equal(['phone:𝟚-𝟛𝟜']);
  });

  it('are the part of the e-mail that was typed', () => {
    expect(marked({ email: 'Ann.Lee@Example.com' }, 'ann.l')).to.deep.equal(['email:Ann.L']);
    expect(marked({ email: 'Ann.Lee@Example.com' }, '@exam')).to.deep.equal(['email:Exam']);
  });

  it('give nothing away that is masked', () => {
    const found = marked(
      { phone: { typed: '2025550147', e164: '+12025550147' }, email: 'ann@example.com' },
      '2025550147',
      'masked',
    );
    expect(found).to.deep.equal([]);
  });

  it('lie within their text, whatever is typed', () => {
    const customer = customerOf({ displayName: 'ﬁ ﷺ Weiß ①', code: 'A-1', email: 'a@b.c' });
    const summary = summaryOf(customer, { today: '2026-11-21', shop: 'retail', contacts: 'shown' });
    for (const text of ['fi', 'صلى', 'weiss', '1', 'a', '@', 'ss', 'A-1', 'fi 1']) {
      for (const { start, end, text: whole } of matchesOf(customer, summary, termsOf(text))) {
        expect(start).to.be.within(0, whole.length);
        expect(end).to.be.within(start, whole.length);
      }
    }
  });
});
