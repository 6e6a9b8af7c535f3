/** UUID in lower case; ours are version 7, derived ones version 5. */
export type Id = string;
export type CustomerId = Id;
export type SaleId = Id;
export type ParkedSaleId = Id;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether it is an RFC 9562 UUID in lower case, of any version. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && UUID.test(value);
}

/**
 * A version 7 UUID: sorts by its bits but the six that say version and variant.
 *
 * @param bits - 128: milliseconds since 1970 in the first 48, then chance.
 */
export function makeId(bits: bigint): Id {
  return uuidOf(bits.toString(16).padStart(32, '0'), 7);
}

/** Writes version and variant over the first 128 bits of `hex`. */
export function uuidOf(hex: string, version: number): Id {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), version + hex.slice(13, 16), variant + hex.slice(17, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two hexadecimal digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte] ?? '';
  return hex;
}
