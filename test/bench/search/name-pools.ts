import { chances } from './chance.js';

/** Names of one script: the commonest first. */
export interface NamePool {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Whether they are written as one word, family name first. */
  readonly joined: boolean;
}

interface Script {
  /** Of a hundred customers. */
  readonly share: number;
  readonly given: number;
  readonly family: number;
  readonly syllables: readonly string[];
  readonly heads: readonly [given: string, family: string];
  /** Syllables of a given and of a family name, at least and at most. */
  readonly lengths?: readonly [number, number, number, number];
  readonly joined?: true;
}

const list = (text: string): readonly string[] => text.split(' ');

// 4,000 given and 20,000 family names; 35 of a hundred customers have one that ASCII does not spell.
const SCRIPTS: readonly Script[] = [
  {
    share: 65,
    given: 2_400,
    family: 13_000,
    syllables: list(
      'an bel cor da el fin ga hen is jo ka lor ma ne ol pat qui ro sa ti ur va wil xan yo zel bra chi dor fra gri hol jen kri len mon nor per ric sel tam vin wen ash ber cal dan ed far gil har ian',
    ),
    heads: [
      'maria james john robert michael david anna emma olivia sarah daniel thomas laura kevin linda peter susan mark julia eric',
      "smith johnson garcia brown miller davis martin lopez wilson moore taylor anderson jackson white harris o'brien o'connor smith-jones king wright",
    ],
  },
  {
    share: 17,
    given: 700,
    family: 3_500,
    syllables: list('án é ñu ör ça ší žel łu bjø ñez søn ü ri na lo mar ić go ên da tor vå ğu ış ra ne le so'),
    heads: [
      'josé maría andré zoë françois jürgen søren łukasz björn rené inés ángel şeyma',
      'pérez müller núñez gómez şahin çelik kovačić nováková gonçalves æbelø łęcki øst',
    ],
  },
  {
    share: 5,
    given: 250,
    family: 1_200,
    syllables: list('ан ва дми ев ген ми ха ил со фья та тья ле ко ров ски ён щу бо ри'),
    heads: ['анна иван дмитрий мария', 'иванов петров соловьёв'],
  },
  {
    share: 2,
    given: 100,
    family: 500,
    syllables: list('γε ώρ γι ος μα ρί κω στα ντί νος πα πα δό που'),
    heads: ['γιώργος μαρία', 'παπαδόπουλος'],
  },
  {
    share: 4,
    given: 200,
    family: 600,
    syllables: list('مح مد عل ي حس ين فا طم ة أح سا را خا لد نو ر'),
    heads: ['محمد فاطمة علي', 'الأحمد حسين'],
  },
  { share: 1, given: 50, family: 200, syllables: list('דו ד שר ה כה ן לו י מש יוס ף'), heads: ['דוד שרה', 'כהן לוי'] },
  {
    share: 3,
    given: 150,
    family: 400,
    syllables: list('小 明 伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 王 李 张 刘 陈 杨 黄 赵'),
    heads: ['伟 芳 秀英', '王 李 张 刘 陈'],
    lengths: [1, 2, 1, 2],
    joined: true,
  },
  {
    share: 2,
    given: 100,
    family: 300,
    syllables: list('김 이 박 최 민 준 서 연 지 우 하 은 도 윤 현 수'),
    heads: ['민준 서연', '김 이 박'],
    lengths: [2, 2, 1, 2],
    joined: true,
  },
  { share: 1, given: 50, family: 300, syllables: list('रा म सी ता शर् मा कु मार दे वी अ नि ल'), heads: ['राम सीता', 'शर्मा कुमार'] },
];

/** The pool a customer is of, by a chance from 0 up to 1. */
export function poolAt(pools: NamePools, chance: number): NamePool {
  return pools[Math.floor(chance * 100)] ?? latinOf(pools);
}

/** The names in plain letters that e-mail addresses are made of. */
export function latinOf(pools: NamePools): NamePool {
  const [latin] = pools;
  if (!latin) throw new Error('there are no names');
  return latin;
}

/** A hundred, one a share. */
export type NamePools = readonly NamePool[];

export function makePools(seed: number): NamePools {
  const chance = chances(seed);
  return SCRIPTS.flatMap(({ share, given, family, syllables, heads, lengths = [2, 3, 2, 4], joined = false }) => {
    const pool: NamePool = {
      given: names(given, list(heads[0]), syllables, [lengths[0], lengths[1]], chance),
      family: names(family, list(heads[1]), syllables, [lengths[2], lengths[3]], chance),
      joined,
    };
    return new Array<NamePool>(share).fill(pool);
  });
}

function names(
  count: number,
  heads: readonly string[],
  syllables: readonly string[],
  [fewest, most]: readonly [number, number],
  chance: () => number,
): string[] {
  const all = new Set(heads);
  for (let tries = 0; all.size < count; tries += 1) {
    // Scripts with few syllables run out of short names.
    const length = fewest + Math.floor(chance() * (most - fewest + 1)) + (tries > count * 20 ? 1 : 0);
    let name = '';
    for (let at = 0; at < length; at += 1) name += syllables[Math.floor(chance() * syllables.length)] ?? '';
    all.add(name);
  }
  return [...all].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
}
