import type { IndexQuery } from '../../src/data/search/search-index.js';
import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK, type Term, termsOf, wordsOf } from '../../src/data/search/terms.js';
import type { StoredCustomer } from '../../src/data/store/stored-record.js';
import { compareByName } from '../../src/domain/customer-list.js';
import type { Customer } from '../../src/domain/customer.js';
import { foldText } from '../../src/domain/search-text.js';

/** Whom a search must find, in order. */
export interface Expected {
  /** At most as many as were asked for. */
  readonly ids: readonly string[];
  readonly total: number;
}

interface Known {
  readonly customer: Customer;
  readonly foldedName: string;
  readonly words: readonly string[];
}

/** Looks at everybody, word by word: slow, and plain enough to be right. Knows nothing of any index. */
export class SearchOracle {
  private readonly everybody: readonly Known[];

  constructor(rows: readonly StoredCustomer[]) {
    const living = rows.map(({ customer }) => customer).filter(({ deletedAt }) => deletedAt === undefined);
    this.everybody = living.map((customer) => {
      return { customer, foldedName: foldText(customer.displayName), words: wordsOf(customer) };
    });
  }

  get size(): number {
    return this.everybody.length;
  }

  answer(text: string, { limit, allows, recents, wholeContactsOnly }: IndexQuery): Expected {
    const terms = termsOf(text);
    const isAddress = terms.some(({ isEmail }) => isEmail);
    const found = this.everybody.flatMap(({ customer, foldedName, words }) => {
      if (terms.length === 0 || !allows(customer.status)) return [];
      const levels: { readonly any: number; readonly byName: number }[] = [];
      for (const term of terms) {
        const any = levelOf(term, words, wholeContactsOnly, term.alternatives);
        if (any === 0) return [];
        const strong = term.alternatives.filter(([word = '']) => !term.weak.includes(word));
        levels.push({ any, byName: levelOf(term, words, wholeContactsOnly, strong) });
      }
      const isNamedSo = !isAddress && foldedName === foldText(text);
      const exact = levels.filter(({ any }) => any === 2).length + (isNamedSo ? 1 : 0);
      const isByPart = levels.some(({ any, byName }) => byName < any);
      const recent = recents.includes(customer.id) ? recents.indexOf(customer.id) : recents.length;
      return [{ exact, isByPart, recent, foldedName, id: customer.id }];
    });
    found.sort(
      (a, b) => b.exact - a.exact || Number(a.isByPart) - Number(b.isByPart) || a.recent - b.recent || compareByName(a, b),
    );
    return { ids: found.slice(0, limit).map(({ id }) => id), total: found.length };
  }
}

/** 0 where a term does not match, 1 where it does by a beginning, 2 exactly. */
function levelOf(
  { strong, isEmail }: Term,
  words: readonly string[],
  wholeContactsOnly: boolean,
  alternatives: Term['alternatives'],
): number {
  const ofWord = (typed: string): number => {
    const level = wordLevel(typed, words, wholeContactsOnly);
    if (strong.includes(typed)) return level > 0 ? 2 : 0;
    return isEmail ? Math.min(1, level) : level;
  };
  return Math.max(0, ...alternatives.map((typed) => Math.min(...typed.map(ofWord))));
}

function wordLevel(typed: string, words: readonly string[], wholeContactsOnly: boolean): number {
  const isContact = [EMAIL_MARK, PHONE_MARK, PHONE_END_MARK].includes(typed.charAt(0));
  if (wholeContactsOnly && isContact) {
    const isWhole = typed.startsWith(PHONE_MARK) || typed.includes('@', 1);
    return isWhole && words.includes(typed) ? 2 : 0;
  }
  if (words.includes(typed)) return 2;
  return words.some((word) => word.startsWith(typed)) ? 1 : 0;
}
