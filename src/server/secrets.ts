import { hexOf } from '../domain/id.js';

type Use = 'pins' | 'proofs' | 'numbers';

const encoder = new TextEncoder();

/**
 * What the backend keeps to itself: everything is derived from one pepper, which lies beside the database and not in it. Another
 * pepper knows no PIN, no grant and no document number.
 */
export class Secrets {
  private readonly master: Promise<CryptoKey>;
  private readonly keys = new Map<Use, Promise<CryptoKey>>();

  constructor(pepper: string) {
    this.master = crypto.subtle.importKey('raw', encoder.encode(pepper), 'HKDF', false, ['deriveKey']);
  }

  /** Of a PIN: the same one in two merchants has two. */
  async pinHash(merchantId: string, pin: string): Promise<string> {
    return this.mac('pins', JSON.stringify([merchantId, pin]));
  }

  async proofOf(grantText: string): Promise<string> {
    return this.mac('proofs', grantText);
  }

  async isProof(proof: string, grantText: string): Promise<boolean> {
    const bytes = bytesOf(proof);
    return bytes !== null && crypto.subtle.verify('HMAC', await this.key('proofs'), bytes, encoder.encode(grantText));
  }

  /** @param bound - Where it belongs: nothing opens it elsewhere. */
  async seal(text: string, bound: readonly string[]): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(gcm(iv, bound), await this.key('numbers'), encoder.encode(text));
    return hexOf(iv) + hexOf(new Uint8Array(sealed));
  }

  async open(sealed: string, bound: readonly string[]): Promise<string> {
    const bytes = bytesOf(sealed) ?? new Uint8Array();
    const text = await crypto.subtle.decrypt(gcm(bytes.slice(0, 12), bound), await this.key('numbers'), bytes.slice(12));
    return new TextDecoder().decode(text);
  }

  private async mac(use: Use, text: string): Promise<string> {
    return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', await this.key(use), encoder.encode(text))));
  }

  private key(use: Use): Promise<CryptoKey> {
    const known = this.keys.get(use);
    if (known) return known;
    const made = this.derived(use);
    this.keys.set(use, made);
    return made;
  }

  private async derived(use: Use): Promise<CryptoKey> {
    const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`regulars ${use}`) };
    return use === 'numbers'
      ? crypto.subtle.deriveKey(from, await this.master, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
      : crypto.subtle.deriveKey(from, await this.master, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
          'sign',
          'verify',
        ]);
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, bound: readonly string[]): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(JSON.stringify(bound)) };
}

/** Null for what is no hexadecimal. */
function bytesOf(hex: string): Uint8Array<ArrayBuffer> | null {
  if (!/^([0-9a-f]{2})+$/.test(hex)) return null;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
