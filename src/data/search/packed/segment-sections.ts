import type { SectionEntry } from '../../store/manifest.js';
import { sectionSum, type SegmentSection } from '../../store/segment.js';
import type { SegmentData } from './segment-data.js';
import type { Sliced } from './sort-in-slices.js';
import type { TextColumn } from './text-column.js';
import { ArrayReader, joinArrays, type StoredArray } from './typed-arrays.js';

/** One part of a segment as it is stored. A change of what it writes, or of how texts are folded, is a new version. */
interface Section<Part> {
  readonly name: string;
  readonly version: number;
  readonly write: (data: SegmentData) => readonly StoredArray[];
  readonly read: (arrays: ArrayReader) => Part;
}

const NAMES: Section<Pick<SegmentData, 'names' | 'nameKeys'>> = {
  name: 'names',
  version: 1,
  write: ({ names, nameKeys }) => [...arraysOf(names), nameKeys],
  read: (arrays) => ({ names: columnIn(arrays), nameKeys: arrays.doubles() }),
};

const WORDS: Section<Pick<SegmentData, 'words'>> = {
  name: 'words',
  version: 1,
  write: ({ words: { table, starts, places, customerStarts, ofCustomers } }) => [
    ...arraysOf(table.words),
    ...[table.keys, starts, places, customerStarts, ofCustomers],
  ],
  read: (arrays) => ({
    words: {
      table: { words: columnIn(arrays), keys: arrays.doubles() },
      starts: arrays.longs(),
      places: arrays.shorts(),
      customerStarts: arrays.longs(),
      ofCustomers: arrays.shortsOrLongs(),
    },
  }),
};

const IDS: Section<Pick<SegmentData, 'ids' | 'byId' | 'idKeys' | 'changes'>> = {
  name: 'ids',
  version: 1,
  write: ({ ids, byId, idKeys, changes }) => [ids, byId, idKeys, changes],
  read: (arrays) => ({ ids: arrays.bytes(), byId: arrays.shorts(), idKeys: arrays.doubles(), changes: arrays.longs() }),
};

const PHONES: Section<Pick<SegmentData, 'phones'>> = {
  name: 'phones',
  version: 1,
  write: ({ phones: { numbers, lengths, callingCodes, byNumber, byNational, byEnd } }) => [
    ...[numbers, lengths, callingCodes, byNumber, byNational, byEnd],
  ],
  read: (arrays) => ({
    phones: {
      numbers: arrays.doubles(),
      lengths: arrays.bytes(),
      callingCodes: arrays.bytes(),
      byNumber: arrays.shorts(),
      byNational: arrays.shorts(),
      byEnd: arrays.shorts(),
    },
  }),
};

const EMAILS: Section<Pick<SegmentData, 'emails'>> = {
  name: 'emails',
  version: 2,
  write: ({ emails: { locals, domains, domainTable, byAddress, addressKeys, domainStarts, byDomain } }) => [
    ...arraysOf(locals),
    domains,
    ...[...arraysOf(domainTable.words), domainTable.keys],
    ...[byAddress, addressKeys, domainStarts, byDomain],
  ],
  read: (arrays) => ({
    emails: {
      locals: columnIn(arrays),
      domains: arrays.shorts(),
      domainTable: { words: columnIn(arrays), keys: arrays.doubles() },
      byAddress: arrays.shorts(),
      addressKeys: arrays.doubles(),
      domainStarts: arrays.longs(),
      byDomain: arrays.shorts(),
    },
  }),
};

const LISTED: Section<Pick<SegmentData, 'listed' | 'extras'>> = {
  name: 'listed',
  version: 1,
  write: ({ listed, extras }) => [
    ...[listed.statuses, listed.types, ...arraysOf(listed.typeNames), listed.moments, listed.createdAt],
    ...[listed.documentPlaces, listed.identityExpiries, listed.medicalExpiries],
    ...[listed.accountPlaces, listed.points, listed.pointsUntil, listed.creditUntil, listed.accountFlags, listed.lastSaleAt],
    ...[extras.places, ...arraysOf(extras.texts)],
  ],
  read: (arrays) => ({
    listed: {
      ...{ statuses: arrays.bytes(), types: arrays.shorts(), typeNames: columnIn(arrays) },
      ...{ moments: arrays.doubles(), createdAt: arrays.shorts() },
      ...{ documentPlaces: arrays.shorts(), identityExpiries: arrays.signed(), medicalExpiries: arrays.signed() },
      ...{ accountPlaces: arrays.shorts(), points: arrays.doubles(), pointsUntil: arrays.signed() },
      ...{ creditUntil: arrays.signed(), accountFlags: arrays.bytes(), lastSaleAt: arrays.doubles() },
    },
    extras: { places: arrays.shorts(), texts: columnIn(arrays) },
  }),
};

/** A segment as it is stored. */
export function* writeSections(data: SegmentData): Sliced<SegmentSection[]> {
  const sections: SegmentSection[] = [];
  for (const { name, version, write } of [NAMES, WORDS, IDS, PHONES, EMAILS, LISTED]) {
    const bytes = joinArrays(write(data));
    sections.push({ name, version, bytes, checksum: sectionSum(bytes) });
    yield;
  }
  return sections;
}

/**
 * A segment where its arrays lie.
 *
 * @throws {RangeError} Where they are not laid out as this release writes them.
 */
export function dataIn(sections: readonly SegmentSection[]): SegmentData {
  const read = <Part>({ name, read: readPart }: Section<Part>): Part => {
    const section = sections.find((candidate) => candidate.name === name);
    if (!section) throw new RangeError('A section is missing.');
    return readPart(new ArrayReader(section.bytes));
  };
  return { ...read(NAMES), ...read(WORDS), ...read(IDS), ...read(PHONES), ...read(EMAILS), ...read(LISTED) };
}

/**
 * A segment as it was stored, where the arrays lie; null on any doubt: a section that is missing, of another version, of
 * other bytes than the manifest says.
 *
 * @param pause - Awaited between sections.
 */
export async function readSections(
  sections: readonly SegmentSection[],
  entries: readonly SectionEntry[],
  pause: () => Promise<void>,
): Promise<SegmentData | null> {
  for (const { name, version } of [NAMES, WORDS, IDS, PHONES, EMAILS, LISTED]) {
    await pause();
    const section = sections.find((candidate) => candidate.name === name);
    const entry = entries.find((candidate) => candidate.name === name);
    if (!section || entry?.version !== version || sectionSum(section.bytes) !== entry.checksum) return null;
  }
  try {
    return dataIn(sections);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function arraysOf({ bytes, starts }: TextColumn): StoredArray[] {
  return [bytes, starts];
}

function columnIn(arrays: ArrayReader): TextColumn {
  return { bytes: arrays.bytes(), starts: arrays.longs() };
}
