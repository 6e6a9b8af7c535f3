import { createHmac } from 'node:crypto';

/** Both halves of a pair are the same one. */
interface QuickKey {
  readonly quick: Uint8Array;
}

type Bytes = ArrayBufferView | ArrayBuffer;

/**
 * In place of the platform's cryptography where registers sign and recognise a PIN: it answers at once, as 600,000 rounds a PIN
 * do not, in no thread of its own, and the same by the same calls. Other keys, such as a backend's, are the platform's as before.
 * Answers how to take it out again.
 */
export function installQuickCrypto(): () => void {
  const { subtle } = crypto;
  let keys = 0;
  const newKey = (): QuickKey => ({ quick: Uint8Array.of((keys += 1), keys >> 8) });
  const quick: Record<string, (...args: never[]) => Promise<unknown>> = {
    generateKey: async ({ name }: Algorithm) => {
      const key = newKey();
      return name === 'ECDSA' ? { privateKey: key, publicKey: key } : key;
    },
    exportKey: async (_format: string, { quick: bytes }: QuickKey) => bytes.slice().buffer,
    importKey: async (...args: Parameters<SubtleCrypto['importKey']>) => {
      const [format, bytes, algorithm] = args;
      const isQuick = format === 'spki' || algorithm === 'PBKDF2';
      return isQuick ? { quick: bytesOf(bytes) } : subtle.importKey(...args);
    },
    encrypt: async (...args: Parameters<SubtleCrypto['encrypt']>) => {
      const [, key, bytes] = args;
      return isQuickKey(key) ? masked(bytesOf(bytes), key).buffer : subtle.encrypt(...args);
    },
    decrypt: async (...args: Parameters<SubtleCrypto['decrypt']>) => {
      const [, key, bytes] = args;
      return isQuickKey(key) ? masked(bytesOf(bytes), key).buffer : subtle.decrypt(...args);
    },
    deriveBits: async ({ salt }: { readonly salt: Bytes }, { quick: bytes }: QuickKey) => hmac(bytes, bytesOf(salt)).buffer,
    sign: async (...args: Parameters<SubtleCrypto['sign']>) => {
      const [, key, text] = args;
      return isQuickKey(key) ? hmac(key.quick, bytesOf(text)).buffer : subtle.sign(...args);
    },
    verify: async (...args: Parameters<SubtleCrypto['verify']>) => {
      const [, key, proof, text] = args;
      if (!isQuickKey(key)) return subtle.verify(...args);
      return Buffer.compare(hmac(key.quick, bytesOf(text)), bytesOf(proof)) === 0;
    },
  };
  const inPlace = new Proxy(subtle, {
    get: (target, name) => {
      const method: unknown = quick[String(name)] ?? Reflect.get(target, name);
      return typeof method === 'function' ? (method as (...args: unknown[]) => unknown).bind(target) : method;
    },
  });
  Object.defineProperty(crypto, 'subtle', { value: inPlace, configurable: true });
  return () => Reflect.deleteProperty(crypto, 'subtle');
}

function isQuickKey(key: object): key is QuickKey {
  return 'quick' in key;
}

function hmac(key: Uint8Array, text: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', key).update(text).digest());
}

/** Twice, it is what it was. */
function masked(bytes: Uint8Array, { quick }: QuickKey): Uint8Array<ArrayBuffer> {
  const mask = hmac(quick, new Uint8Array());
  return bytes.map((byte, place) => byte ^ (mask[place % mask.length] ?? 0));
}

function bytesOf(bytes: Bytes): Uint8Array {
  return ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}
