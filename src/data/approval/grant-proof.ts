import { RegularsError } from '../../domain/errors.js';
import { grantText } from '../../domain/grant-rules.js';
import type { Grant } from '../../domain/grant.js';
import { hexOf } from '../../domain/id.js';

/** @throws {RegularsError} `approval-unavailable` where the browser offers no cryptography to this page. */
export function requireCrypto(): SubtleCrypto {
  // Typed as always there, but absent on a page without https.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle) return subtle;
  throw new RegularsError('approval-unavailable', 'Managers cannot approve here: the page was not loaded over https.');
}

/** Signs a grant by the register's key, hexadecimal. */
export async function proofOf(grant: Omit<Grant, 'proof'>, key: CryptoKey): Promise<string> {
  const signature = await requireCrypto().sign('HMAC', key, new TextEncoder().encode(grantText(grant)));
  return hexOf(new Uint8Array(signature));
}

/** Whether this register's key has signed this very grant. */
export async function isProven(grant: Grant, key: CryptoKey): Promise<boolean> {
  if (typeof grant.proof !== 'string' || !/^[0-9a-f]{64}$/.test(grant.proof)) return false;
  const bytes = Uint8Array.from(grant.proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return requireCrypto().verify('HMAC', key, bytes, new TextEncoder().encode(grantText(grant)));
}
