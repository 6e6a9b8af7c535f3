import type { Clock } from '../../domain/clock.js';
import { writeWire } from '../../domain/wire/write-wire.js';
import { OUR_HEADERS } from './answer-failure.js';
import type { ChangeHint } from './remote.js';

/** A line that is silent for longer may be dead. */
const COMMENT_EVERY_MS = 15_000;

/**
 * Hints as server-sent events, with a comment at once and in every silence. Ends with the hints; whatever they throw closes the
 * line, and the register asks anew.
 */
export function hintsResponse(
  watch: (signal: AbortSignal) => AsyncIterable<ChangeHint>,
  clock: Clock,
  asked: AbortSignal,
): Response {
  const ended = new AbortController();
  asked.addEventListener('abort', () => ended.abort(asked.reason), { once: true, signal: ended.signal });
  const hints = watch(ended.signal)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<ChangeHint>> | null = null;

  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(':\n\n')),
    pull: async (stream) => {
      try {
        next ??= hints.next();
        const found = await nextWithin(next, clock);
        if (found === null) {
          stream.enqueue(encoder.encode(':\n\n'));
          return;
        }
        next = null;
        if (found.done !== true) stream.enqueue(encoder.encode(`event: change\ndata: ${writeWire(found.value)}\n\n`));
        else stream.close();
      } catch {
        stream.close();
        ended.abort();
      }
    },
    cancel: () => {
      ended.abort();
      // What waits ends by the signal; what stands between two hints, by this.
      hints.return?.().catch(() => undefined);
    },
  });
  return new Response(body, { headers: { ...OUR_HEADERS, 'Content-Type': 'text/event-stream' } });
}

/** Null after a silence. */
async function nextWithin<T>(next: Promise<T>, clock: Clock): Promise<T | null> {
  const settled = new AbortController();
  const silence = clock.sleep(COMMENT_EVERY_MS, settled.signal).then(() => null);
  try {
    return await Promise.race([next, silence]);
  } finally {
    settled.abort();
  }
}
