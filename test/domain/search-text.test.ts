import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { digitRuns, foldText, foldWithMap, indexTokens, tokenize } from '../../src/domain/search-text.js';

/** Names of every script, with the characters that fold in unlike ways more often than chance would have them. */
const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ..."aÀßŁİıΣςЙёאּמָأإىةـَปำก็คिषྂ한ᄒ\u1161ᆫㄱㅏㄳ㉠㉮ﾡￂﾣがカﾞＪ½ﬁ’´`'-‐ .\u0301\u0308\u3099\u200d\u200f\ufe0f\u00adŉǅ\u0345ªº",
    ),
  }),
);

describe('folding', () => {
  for (const [what, text, folded] of [
    ['case', 'MARIA Perez', 'maria perez'],
    ['Latin accents, composed', 'José Ñáñez Ünal', 'jose nanez unal'],
    ['Latin accents, decomposed', 'Jose\u0301 N\u0303an\u0303ez', 'jose nanez'],
    ['Vietnamese', 'Nguyễn Thị Đặng', 'nguyen thi dang'],
    ['letters spelled plainly', 'Straße Ægir Œuvre Øre Łódź Þór Đoković', 'strasse aegir oeuvre ore lodz thor dokovic'],
    ['capital sharp s', 'GROẞ', 'gross'],
    ['both Turkish letters i', 'Iıİi Diyarbakır', 'iiii diyarbakir'],
    ['Greek accents and final sigma', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', 'οδυσσευσ οδυσσευσ'],
    ['Cyrillic accents', 'Ёлкин Андрей Їжак', 'елкин андреи іжак'],
    ['Hebrew points', 'מֹשֶׁה', 'משה'],
    ['Hebrew gershayim', 'ז״ל צ׳רלי', 'זל צרלי'],
    ['Arabic harakat', 'مُحَمَّد', 'محمد'],
    ['Arabic tatweel', 'محـــمد', 'محمد'],
    ['forms of alef', 'أحمد إحمد آحمد ٱحمد', 'احمد احمد احمد احمد'],
    ['yeh, kaf and heh of Persian and Urdu', 'علی على علي کریم فاطمة', 'علي علي علي كريم فاطمه'],
    ['Arabic presentation forms', 'ﷴ ﻣﺤﻤﺪ', 'محمد محمد'],
    ['full-width', 'Ｊｏｈｎ　Ｓｍｉｔｈ', 'john smith'],
    ['half-width kana', 'ｶﾞｷﾞ', 'ガギ'],
    ['ligatures', 'ﬁona', 'fiona'],
    [
      'apostrophes of any shape',
      "O'Brien O’Brien O‘Brien OʼBrien O`Brien O´Brien O＇Brien",
      'obrien obrien obrien obrien obrien obrien obrien',
    ],
    ['hyphens of any shape', 'Anne-Marie Anne‐Marie Anne–Marie', 'anne marie anne marie anne marie'],
    ['other punctuation', 'Perez, Maria (Mia) / "M." & Co.', 'perez maria mia m co'],
    ['invisible characters', 'Ma\u200bria\u200d\u00ad\u2066 Perez\u2069', 'maria perez'],
    ['emoji', '👋 Ana 🎉', 'ana'],
    ['blanks', '  Maria \t\n Perez  ', 'maria perez'],
    ['nothing', '', ''],
    ['punctuation alone', '…!?', ''],
  ] as const) {
    it(`${what}: ${JSON.stringify(text)}`, () => {
      expect(foldText(text)).to.equal(folded);
    });
  }

  for (const [script, text] of [
    ['Thai', 'สมศักดิ์'],
    ['Devanagari', 'हिन्दी'],
    ['Tamil', 'தமிழ்'],
    ['Bengali', 'বাংলা'],
    ['Thaana', 'ދިވެހި'],
    ['Khmer', 'ខ្មែរ'],
    ['Burmese', 'မြန်မာ'],
    ['Tibetan', 'བོད་'.slice(0, 3)],
    ['Hangul', '김철수'],
    ['kana', 'がぎぐげご'],
    ['Han', '王小明'],
  ] as const) {
    it(`keeps the vowel signs and marks of ${script}`, () => {
      expect(foldText(text)).to.equal(text.normalize('NFC'));
    });
  }

  it('parts two Thai names that differ in a vowel sign alone', () => {
    expect(foldText('กิน')).not.to.equal(foldText('กัน'));
  });

  it('is the same for composed, decomposed and Hangul in parts', () => {
    for (const text of ['José', 'Việt', '김철수', 'Ёлкин', 'אּ', 'がく', 'हिन्दी']) {
      expect(foldText(text.normalize('NFD')), text).to.equal(foldText(text.normalize('NFC')));
    }
  });

  it('of what is folded changes nothing', () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(foldText(foldText(text))).to.equal(foldText(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('is the same for every normal form of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).to.equal(foldText(text.normalize('NFC')));
      }),
      { numRuns: 1000 },
    );
  });

  it('of ASCII is the same alone and beside other scripts, so that the short way is no other way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(foldText(`é ${text}`)).to.equal(`e ${foldText(text)}`.trim());
      }),
    );
  });

  it('leaves letters, digits and their marks, and single blanks between them', () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(foldText(text)).to.match(/^(?:[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*)?$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care for case in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcÀéñüøłαβγάдёй -’') }), (text) => {
        expect(foldText(text.toUpperCase())).to.equal(foldText(text.toLowerCase()));
      }),
    );
  });
});

describe('folding with the way back', () => {
  it('gives the same text', () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(foldWithMap(text).text).to.equal(foldText(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('knows for each unit a part of the source, in order and within it', () => {
    fc.assert(
      fc.property(names, (source) => {
        const { text, starts, ends } = foldWithMap(source);
        expect(starts.length).to.equal(text.length);
        expect(ends.length).to.equal(text.length);
        starts.forEach((start, index) => {
          expect(start).to.be.at.least(starts[index - 1] ?? 0);
          expect(ends[index]).to.be.at.least(start);
          expect(ends[index]).to.be.at.most(source.length);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for plain words alone and beside other scripts, however many there are', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'aBz09 .-'), maxLength: 200 });
    fc.assert(
      fc.property(plain, (text) => {
        const [alone, beside] = [foldWithMap(text), foldWithMap(`${text} 王`)];
        expect(beside.text.slice(0, alone.text.length)).to.equal(alone.text);
        // No match begins or ends with a blank.
        const letters = [...alone.text].flatMap((letter, place) => (letter === ' ' ? [] : [place]));
        for (const place of letters) {
          expect([beside.starts[place], beside.ends[place]]).to.deep.equal([alone.starts[place], alone.ends[place]]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  for (const [source, query, marked] of [
    ['Maria Perez', 'per', 'Per'],
    ['José Ñáñez', 'nane', 'Ñáñe'],
    ['Jose\u0301 Perez', 'jose', 'Jose\u0301'],
    ['Frau Straße', 'stras', 'Straß'],
    ['Sean O’Brien', 'obri', 'O’Bri'],
    ['Anne-Marie Li', 'marie', 'Marie'],
    ['  (Mia)  Perez', 'mia', 'Mia'],
    ['Ｊｏｈｎ Smith', 'jo', 'Ｊｏ'],
    ['مُحَمَّد علي', 'محم', 'مُحَمَّ'],
    ['👋 Ana', 'ana', 'Ana'],
    ['𝒜da', 'a', '𝒜'],
    ['ﷺ', 'صل', 'ﷺ'],
    ['ㄱㅏ 씨', '가', 'ㄱㅏ'],
    ['ﾡￂ 씨', '가', 'ﾡￂ'],
  ] as const) {
    it(`marks ${marked} in ${source} for ${query}`, () => {
      const { text, starts, ends } = foldWithMap(source);
      const from = text.indexOf(foldText(query));
      expect(from).to.be.at.least(0);
      expect(source.slice(starts[from], ends[from + foldText(query).length - 1])).to.equal(marked);
    });
  }

  it('marks what folds to the match', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ana', 'José', 'O’Brien', 'Groß', 'محـمد', '王小明', 'Ｊｏ'), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (words, pick) => {
          const source = words.join(' ');
          const word = words[pick % words.length] ?? '';
          const { text, starts, ends } = foldWithMap(source);
          const from = text.indexOf(foldText(word));
          const marked = source.slice(starts[from], ends[from + foldText(word).length - 1]);
          expect(foldText(marked)).to.equal(foldText(word));
        },
      ),
    );
  });
});

describe('words', () => {
  it('are those of the folded text', () => {
    expect(tokenize('Anne-Marie O’Brien')).to.deep.equal(['anne', 'marie', 'obrien']);
    expect(tokenize('…')).to.deep.equal([]);
    expect(tokenize('')).to.deep.equal([]);
  });

  it('a name is found by are also what stands behind an apostrophe, and hyphenated words as one', () => {
    expect(indexTokens('Anne-Marie O’Brien')).to.have.members(['anne', 'marie', 'obrien', 'o', 'brien', 'annemarie']);
    expect(indexTokens('Maria Perez')).to.deep.equal(['maria', 'perez']);
    expect(indexTokens('Ana Ana')).to.deep.equal(['ana']);
  });

  for (const query of [
    "o'brien",
    'O’BRIEN',
    'obrien',
    'o brien',
    'brien',
    'obr',
    'anne-marie',
    'annemarie',
    'anne marie',
    'marie brien',
  ]) {
    it(`find Anne-Marie O’Brien by ${query}`, () => {
      const words = indexTokens('Anne-Marie O’Brien');
      for (const token of tokenize(query))
        expect(
          words.some((word) => word.startsWith(token)),
          token,
        ).to.equal(true);
    });
  }

  it('written without spaces are found by their beginning', () => {
    for (const name of ['王小明', 'สมศักดิ์ใจดี', 'やまだたろう']) {
      const [first = ''] = [...name];
      expect(indexTokens(name).some((word) => word.startsWith(foldText(first)))).to.equal(true);
    }
  });

  it('of a name typed in full are always among those it is found by', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(indexTokens(name)).to.include.members(tokenize(name));
      }),
      { numRuns: 1000 },
    );
  });

  it('of one text have no duplicates and no blanks in them', () => {
    fc.assert(
      fc.property(names, (name) => {
        const words = indexTokens(name);
        expect(new Set(words).size).to.equal(words.length);
        expect(words.some((word) => word === '' || word.includes(' '))).to.equal(false);
      }),
    );
  });
});

describe('numbers in a text', () => {
  for (const [text, runs] of [
    ['(555) 010-0147', ['5550100147']],
    ['+1 555.010.0147', ['15550100147']],
    ['jane 0147', ['0147']],
    ['0147 jane 555', ['0147', '555']],
    ['٠١٤٧', ['0147']],
    ['555\u2013 0147', ['5550147']],
    ['C-12a34', ['12', '34']],
    ['jane', []],
    ['', []],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${runs.join(' and ') || 'none'}`, () => {
      expect(digitRuns(text)).to.deep.equal(runs);
    });
  }

  it('hold every digit of the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-c ()+.-]{0,20}$/), (text) => {
        expect(digitRuns(text).join('')).to.equal(text.replace(/\D/g, ''));
      }),
    );
  });
});
