import { RegularsError } from '../../domain/errors.js';
import { hexOf } from '../../domain/id.js';
import type { Pacer } from '../pacer.js';
import { sha256 } from './sha-256.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What a file is, before a row of it is taken. */
export interface FileSurvey {
  readonly encoding: Encoding;
  /** SHA-256 over the SHA-256 of each MiB: the same for the same bytes on every register. */
  readonly hash: string;
}

/** How a piece of text stands in its file. */
export interface TextPiece {
  readonly text: string;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
}

const SURVEY_BYTES = 1 << 20;
const READ_BYTES = 1 << 16;

/** How binary files that people mistake for CSV begin: workbooks (zip, OLE), PDF, gzip. */
const BINARY = ['504b0304', 'd0cf11e0', '25504446', '1f8b08'];

/**
 * Reads a whole file once, a slice at a time: which encoding it has and what its hash is. That no row is taken
 * before the last byte made sense keeps a broken file from being half imported.
 *
 * @throws {RegularsError} `unreadable-file`.
 */
export async function surveyFile(file: Blob, pacer: Pacer, stopped: () => boolean): Promise<FileSurvey> {
  const encoding = encodingOf(await bytesOf(file, 0, 4_096));
  const decoder = new TextDecoder(encoding, { fatal: true });
  const hashes: Uint8Array[] = [];
  for (let start = 0; start < file.size && !stopped(); start += SURVEY_BYTES) {
    const bytes = await bytesOf(file, start, start + SURVEY_BYTES);
    const [hash, text] = [await sha256(bytes), decode(decoder, bytes, start + SURVEY_BYTES < file.size)];
    hashes.push(hash);
    if (text.includes('\0')) throw unreadable('it has characters that no text has');
    if (pacer.due) await pacer.breathe();
  }
  return { encoding, hash: hexOf(await sha256(await bytesOf(new Blob(hashes.map((hash) => Uint8Array.from(hash))), 0))) };
}

/** The text of a surveyed file, piece by piece; the whole is never in memory. */
export async function* textOf(file: Blob, encoding: Encoding): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let start = 0; start < file.size; start += READ_BYTES) {
    const end = Math.min(start + READ_BYTES, file.size);
    yield { text: decode(decoder, await bytesOf(file, start, end), end < file.size), bytes: end };
  }
}

/** An `unreadable-file` that says why, and what to bring instead. */
export function unreadable(why: string, cause?: unknown): RegularsError {
  return new RegularsError('unreadable-file', `The file cannot be imported: ${why}.`, {
    path: 'source',
    expected: 'a CSV file with a header row, in UTF-8 or UTF-16; in a spreadsheet, save as "CSV UTF-8"',
    cause,
  });
}

function encodingOf(head: Uint8Array): Encoding {
  const start = hexOf(head.subarray(0, 4));
  if (BINARY.some((mark) => start.startsWith(mark))) throw unreadable('it is a workbook or another binary file');
  if (start.startsWith('fffe')) return 'utf-16le';
  if (start.startsWith('feff')) return 'utf-16be';
  // Headers are mostly ASCII, of which UTF-16 has a zero in every other byte, and UTF-8 none.
  const zeros = [0, 1].map((odd) => head.filter((byte, place) => byte === 0 && place % 2 === odd).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even < odd / 4) return 'utf-16le';
  if (even > head.length / 4 && odd < even / 4) return 'utf-16be';
  return 'utf-8';
}

async function bytesOf(file: Blob, start: number, end?: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch (error) {
    // It was changed, moved or deleted on the disk since it was chosen.
    throw unreadable('the browser can no longer read it', error);
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch (error) {
    throw unreadable(`it is not whole ${decoder.encoding.toUpperCase()} text`, error);
  }
}
