import { hexOf, uuidOf } from './id.js';
import type { Id } from './id.js';
import { sha1 } from './sha1.js';
import { utf8 } from './utf8.js';

/**
 * A version 5 UUID: the same namespace and name make the same id on every register.
 * Apart from `id.ts`, as only an import derives ids and SHA-1 need not be loaded to search.
 */
export function deriveId(namespace: Id, name: string): Id {
  const named = utf8(name);
  const message = new Uint8Array(16 + named.length);
  const space = namespace.replaceAll('-', '');
  for (let byte = 0; byte < 16; byte += 1) message[byte] = Number.parseInt(space.slice(byte * 2, byte * 2 + 2), 16);
  message.set(named, 16);
  return uuidOf(hexOf(sha1(message)), 5);
}
