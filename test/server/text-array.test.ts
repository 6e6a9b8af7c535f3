import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { textArray } from '../../src/server/text-array.js';
import { makeDatabase, type TestDatabase } from './support/database.js';

describe('a binary array of texts', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await makeDatabase(inject('postgresUrl'));
  });
  afterAll(() => database.drop());

  /** Texts as Postgres has read them, each compared by itself as an array of its own. */
  const read = async (bytes: Uint8Array): Promise<unknown> => {
    const [row] = await database.sql`select to_json(${bytes}::text[])::text as texts`;
    return JSON.parse(String(row?.['texts']));
  };

  it('is read by Postgres as the texts it was made of, whatever stands in them', async () => {
    // A NUL is in no text of a database.
    const text = fc.string({ unit: 'grapheme' }).map((any) => any.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (texts) => {
        expect(await read(textArray(texts))).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });

  it('has numbers and truths as their texts, quotes and braces as they are, and may be empty', async () => {
    expect(await read(textArray([7, 2 ** 53 - 1, true, false, null, '{"a","b"}', '\\', ' null ', '']))).toEqual([
      ...['7', '9007199254740991', 'true', 'false', null],
      ...['{"a","b"}', '\\', ' null ', ''],
    ]);
    expect(await read(textArray([]))).toEqual([]);
  });

  it('has a lone half of a character as the sign for what is none', async () => {
    expect(await read(textArray(['a\ud800b']))).toEqual(['a\ufffdb']);
  });
});
