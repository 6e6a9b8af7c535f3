import { chanceAt } from './chance.js';
import { latinOf, makePools, poolAt } from './name-pools.js';

/** What a row of a list shows of a customer, and what every engine must answer with. */
export interface Person {
  /** As ours are: a UUID. Ends in the customer's place. */
  readonly id: string;
  readonly displayName: string;
  /** E.164. No two have the same. */
  readonly phone: string;
  readonly email: string | null;
  readonly status: 'active';
}

/** Made-up customers, the same for the same seed, each made when asked for. */
export interface People {
  readonly count: number;
  at(index: number): Person;
  /** All of them, a batch at a time, so that a million fit. */
  batches(): Generator<readonly Person[]>;
}

/** Most have their mail at one of these. Reserved names: nobody's. */
export const BIG_DOMAINS = [
  'bigmail.example',
  'webpost.example',
  'letters.example',
  'cloudbox.example',
  'inbox.example',
] as const;
const BIG_SHARE = 0.6;
const SMALL_DOMAINS = 5_000;
const EMAIL_SHARE = 0.85;

const BATCH = 4_000;
const ID_HEAD = '01a2003f-db61-7720-87eb-';
const AREAS = 320;
const EXCHANGES = 790;
const NUMBERS = AREAS * EXCHANGES * 10_000;
/** Shares no factor with how many numbers there are, so that every place gets one of its own, and neighbours no alike ones. */
const STRIDE = 1_562_410_123;
const GIVEN = 4_000;
const FAMILY = 20_000;

export function makePeople(count: number, seed: number): People {
  const pools = makePools(seed);
  const latin = latinOf(pools);
  const [mailGiven, mailFamily] = [latin.given.map(inMail), latin.family.map(inMail)];

  const at = (index: number): Person => {
    const pool = poolAt(pools, chanceAt(seed, index, 0));
    const [givenRank, familyRank] = [rankAt(GIVEN, chanceAt(seed, index, 1)), rankAt(FAMILY, chanceAt(seed, index, 2))];
    const [given, family] = [ranked(pool.given, givenRank), ranked(pool.family, familyRank)];
    const hasMail = chanceAt(seed, index, 3) < EMAIL_SHARE;
    return {
      id: ID_HEAD + index.toString(16).padStart(12, '0'),
      displayName: pool.joined ? family + given : `${given} ${family}`,
      phone: phoneAt(index),
      email: hasMail ? emailOf(ranked(mailGiven, givenRank), ranked(mailFamily, familyRank), seed, index) : null,
      status: 'active',
    };
  };
  return {
    count,
    at,
    *batches() {
      for (let first = 0; first < count; first += BATCH) {
        yield Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => at(first + index));
      }
    },
  };
}

/** Whose id that is. */
export function placeOf(id: string): number {
  return id.startsWith(ID_HEAD) ? Number.parseInt(id.slice(ID_HEAD.length), 16) : NaN;
}

/** North American, valid in shape. */
function phoneAt(index: number): string {
  const number = (index * STRIDE) % NUMBERS;
  const area = 201 + (Math.floor(number / (EXCHANGES * 10_000)) % AREAS) * 2;
  const exchange = 205 + (Math.floor(number / 10_000) % EXCHANGES);
  return `+1${area}${exchange}${String(number % 10_000).padStart(4, '0')}`;
}

function emailOf(given: string, family: string, seed: number, index: number): string {
  const local = localPart(given, family, Math.floor(chanceAt(seed, index, 4) * 4_000));
  const where = chanceAt(seed, index, 6);
  if (where < BIG_SHARE) {
    return `${local}@${BIG_DOMAINS[Math.floor((where / BIG_SHARE) ** 2 * BIG_DOMAINS.length)] ?? BIG_DOMAINS[0]}`;
  }
  const shop = Math.floor(((where - BIG_SHARE) / (1 - BIG_SHARE)) * SMALL_DOMAINS);
  return `${local}@shop${shop}.example`;
}

function localPart(given: string, family: string, chance: number): string {
  const number = chance >> 2;
  switch (chance & 3) {
    case 0:
      return `${given}.${family}`;
    case 1:
      return `${given.charAt(0)}${family}${number}`;
    case 2:
      return `${given}${number}`;
    default:
      return `${given}_${family}`;
  }
}

function inMail(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '');
}

/** By Zipf's law: a name of twice the rank has half the people. */
function rankAt(ranks: number, chance: number): number {
  return Math.floor((ranks + 1) ** chance) - 1;
}

/** Of a pool smaller than the ranks, the rare names are shared out among all of it. */
function ranked(names: readonly string[], rank: number): string {
  return names[rank % names.length] ?? '';
}
