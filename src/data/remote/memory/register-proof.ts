import { grantText } from '../../../domain/grant-rules.js';
import type { Grant } from '../../../domain/grant.js';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * Whether a register that was enrolled signed this grant while it was alone.
 *
 * @param publicKey - ECDSA on P-256, SPKI in base64; the proof is hexadecimal.
 */
export async function isSignedBy(publicKey: string, grant: Grant): Promise<boolean> {
  // Absent on a page without https, where no register has a key either.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle || !/^([0-9a-f]{2})+$/.test(grant.proof)) return false;
  try {
    const bytes = Uint8Array.from(atob(publicKey), (character) => character.charCodeAt(0));
    const key = await subtle.importKey('spki', bytes, CURVE, false, ['verify']);
    const proof = Uint8Array.from(grant.proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return await subtle.verify(SIGNATURE, key, proof, new TextEncoder().encode(grantText(grant)));
  } catch {
    return false;
  }
}
