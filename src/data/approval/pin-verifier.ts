import { hexOf } from '../../domain/id.js';
import type { StoredApproval, StoredManager } from '../store/stored-record.js';
import { requireCrypto } from './grant-proof.js';

/** What OWASP asks of PBKDF2 with SHA-256; about a fifth of a second on a register. */
export const ITERATIONS = 600_000;
const SALT_BYTES = 16;

/** The salt of a register and the key that signs its grants; the key cannot be exported. */
export async function newApproval(): Promise<Pick<StoredApproval, 'salt' | 'key' | 'iterations'>> {
  const key = await requireCrypto().generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  return { salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), key, iterations: ITERATIONS };
}

/** What recognises a PIN on this register: slow to make, and only where the key is. */
export async function verifierOf(
  pin: string,
  { salt, iterations, key }: Pick<StoredApproval, 'salt' | 'key' | 'iterations'>,
): Promise<string> {
  const subtle = requireCrypto();
  const typed = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const derived = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, 256);
  const prefix = new TextEncoder().encode('regulars-pin-1|');
  const message = new Uint8Array(prefix.length + derived.byteLength);
  message.set(prefix);
  message.set(new Uint8Array(derived), prefix.length);
  return hexOf(new Uint8Array(await subtle.sign('HMAC', key, message)));
}

/** Whose verifier it is. All are compared whole, so that the time it takes tells nothing. */
export function managerOf(managers: readonly StoredManager[], verifier: string): StoredManager | null {
  let found: StoredManager | null = null;
  for (const manager of managers) if (isSame(manager.verifier, verifier)) found = manager;
  return found;
}

function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let place = 0; place < a.length; place += 1) difference |= a.charCodeAt(place) ^ b.charCodeAt(place);
  return difference === 0;
}
