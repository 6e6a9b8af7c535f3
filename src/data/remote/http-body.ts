/** More than was allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Smaller ones are hardly smaller for it. */
const GZIP_FROM_BYTES = 4_096;

export function canGzip(): boolean {
  return typeof CompressionStream !== 'undefined' && typeof DecompressionStream !== 'undefined';
}

/** Whether packing is worth it. */
export function isWorthGzip(bytes: Uint8Array): boolean {
  return bytes.length > GZIP_FROM_BYTES && canGzip();
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export function gunzipped(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return stream.pipeThrough(new DecompressionStream('gzip'));
}

/**
 * All of a stream as text. It is not read any further than it may be long: a few bytes of gzip can be a gigabyte.
 *
 * @throws {TooLargeError}
 * @throws {TypeError} For what is not UTF-8, or no gzip, or breaks off.
 */
export async function readText(stream: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<string> {
  if (stream === null) return '';
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let left = mostBytes;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      left -= value.length;
      if (left < 0) throw new TooLargeError(`More than ${mostBytes} bytes.`);
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // Where all was read there is nothing left to cancel; where not, nobody waits for it.
    reader.cancel().catch(() => undefined);
  }
}
