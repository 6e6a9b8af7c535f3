import { hexOf, uuidOf } from './id.js';
import type { Id } from './id.js';
import { sha1 } from './sha1.js';
import { utf8 } from './utf8.js';

/**
 * A version 5 UUID: the same namespace and name make the same id on every register.
 * Apart from `id.ts`, as only an import derives ids and SHA-1 need not be loaded to search.
 */
export function deriveId(namespace: Id, name: string): Id {
  const space = Array.from(namespace.replaceAll('-', '').matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));
  return uuidOf(hexOf(sha1(Uint8Array.of(...space, ...utf8(name)))), 5);
}
