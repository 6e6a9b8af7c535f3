import { RegularsError } from '../../domain/errors.js';
import { EventStreamReader } from '../../domain/wire/event-stream.js';
import { incompatible, readWire } from '../../domain/wire/read-wire.js';
import { ROUTES } from '../../domain/wire/routes.js';
import { type HttpEndpoint, openHttp } from './http-exchange.js';
import { limited } from './limited.js';
import type { ChangeHint, RemoteCall } from './remote.js';

/** A remote sends at least a comment every 15 s. */
const SILENCE_MS = 40_000;

/**
 * The hints of a remote, for as long as its line holds. Ends where the remote closes it.
 *
 * @throws {RegularsError} `remote-unreachable` where the line breaks or is silent, `remote-incompatible`, `aborted`.
 */
export async function* hintsOf(endpoint: HttpEndpoint, call: RemoteCall): AsyncGenerator<ChangeHint, void> {
  const { clock, timeoutMs } = endpoint;
  // The line stays after the answer has begun: it has a signal of its own.
  const line = new AbortController();
  try {
    const { body, headers } = await limited({ clock, limitMs: timeoutMs, signal: call.signal }, () =>
      openHttp(endpoint, 'watch', {}, call, line.signal),
    );
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream'))
      throw broken('What answered is no stream.');
    const chunks = body.getReader();
    const decoder = new TextDecoder();
    const events = new EventStreamReader();
    for (;;) {
      const chunk = await limited({ clock, limitMs: SILENCE_MS, signal: call.signal }, () => nextOf(chunks));
      if (chunk.done) return;
      for (const { event, data } of readEvents(events, decoder.decode(chunk.value, { stream: true }))) {
        if (event === 'change') yield hintOf(data);
      }
    }
  } finally {
    line.abort();
  }
}

async function nextOf(chunks: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await chunks.read();
  } catch (error) {
    throw broken('The line broke.', error);
  }
}

function readEvents(events: EventStreamReader, piece: string): ReturnType<EventStreamReader['read']> {
  try {
    return events.read(piece);
  } catch (error) {
    throw broken('What answered sends no events of ours.', error);
  }
}

function hintOf(data: string): ChangeHint {
  let given: unknown = null;
  try {
    given = JSON.parse(data);
  } catch {
    // No JSON is no object either: that is what is said.
  }
  const read = readWire(ROUTES.watch.answer, given);
  if (!read.ok) throw incompatible(read.wrong);
  return read.value;
}

function broken(message: string, cause?: unknown): RegularsError {
  return new RegularsError('remote-unreachable', message, cause === undefined ? {} : { cause });
}
