import { RegularsError } from '../../domain/errors.js';
import { hexOf, type Id } from '../../domain/id.js';
import type { IdentityDocumentType } from '../../domain/identity-document.js';
import type { RegisterStore } from '../register-store.js';
import type { SealedNumber, VaultKeys } from '../store/stored-record.js';

/** Of what is sealed; part of the associated data, so that a sealed number cannot pass for another field. */
const FORMAT = 1;
const NONCE_BYTES = 12;

/** A number ready to be stored: sealed, and its keyed hash. */
export interface SealedNumberAndHash {
  readonly sealed: SealedNumber;
  readonly numberHash: string;
}

/**
 * Encrypts the numbers of identity documents on this register by AES-256-GCM under a key that cannot be
 * exported. Everything here waits: it is done before a transaction opens.
 */
export class Vault {
  constructor(
    private readonly store: RegisterStore,
    /** Part of the associated data: a sealed number copied to another store does not open there. */
    private readonly database: string,
    private readonly newId: () => Id,
  ) {}

  /** @throws {RegularsError} `key-lost` where the browser does not keep the key it was given. */
  async seal(documentId: Id, type: IdentityDocumentType, number: string): Promise<SealedNumberAndHash> {
    const keys = await this.keys();
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = new TextEncoder();
    const [bytes, hash] = await Promise.all([
      crypto.subtle.encrypt(this.algorithm(documentId, nonce), keys.seal, text.encode(number)),
      crypto.subtle.sign('HMAC', keys.hash, text.encode(`${type}|${plain(number)}`)),
    ]);
    return { sealed: { keyId: keys.id, nonce, bytes: new Uint8Array(bytes) }, numberHash: hexOf(new Uint8Array(hash)) };
  }

  /** @throws {RegularsError} `key-lost` where the key is gone, another one, or does not open this number. */
  async open(documentId: Id, { keyId, nonce, bytes }: SealedNumber): Promise<string> {
    const keys = await this.store.use((store) => store.readKeys());
    if (keys?.id !== keyId) throw keyLost();
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt(this.algorithm(documentId, nonce), keys.seal, bytes));
    } catch (cause) {
      throw keyLost(cause);
    }
  }

  /**
   * What a text is known by once it is gone, under this register's key.
   *
   * @throws {RegularsError} As `seal`.
   */
  async hash(text: string): Promise<string> {
    const { hash } = await this.keys();
    return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', hash, new TextEncoder().encode(text))));
  }

  private async keys(): Promise<VaultKeys> {
    const kept = await this.store.use((store) => store.readKeys());
    if (kept) return kept;
    const [seal, hash] = await Promise.all([
      crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
      crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    ]);
    const made = await this.store.use((store) => store.keepKeys({ id: this.newId(), seal, hash }));
    // Some browsers store a key and give null back: better known now than when a number is needed.
    if (!made) throw keyLost();
    return made;
  }

  private algorithm(documentId: Id, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
    const additionalData = new TextEncoder().encode(`${this.database}|${documentId}|${FORMAT}|number`);
    return { name: 'AES-GCM', iv: nonce, additionalData };
  }
}

/** However it was typed, it is one number. */
function plain(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

function keyLost(cause?: unknown): RegularsError {
  return new RegularsError('key-lost', 'The key to document numbers is gone from this register. Type the number again.', {
    cause,
  });
}
