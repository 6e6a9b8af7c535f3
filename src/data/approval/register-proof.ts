import { grantText } from '../../domain/grant-rules.js';
import type { Grant } from '../../domain/grant.js';
import { hexOf } from '../../domain/id.js';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/** By which a register signs what its managers approve while its remote is away: the remote knows the public half. */
export interface RegisterKey {
  /** Cannot be exported. */
  readonly signingKey: CryptoKey;
  /** SPKI in base64. */
  readonly publicKey: string;
}

export async function newRegisterKey(): Promise<RegisterKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const bytes = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  return { signingKey: privateKey, publicKey: btoa(String.fromCharCode(...bytes)) };
}

/** The proof of a grant, hexadecimal. */
export async function signedBy({ signingKey }: Pick<RegisterKey, 'signingKey'>, grant: Omit<Grant, 'proof'>): Promise<string> {
  const signature = await crypto.subtle.sign(SIGNATURE, signingKey, new TextEncoder().encode(grantText(grant)));
  return hexOf(new Uint8Array(signature));
}

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
