import { type ErrorCode, RegularsError } from '../../domain/errors.js';
import { problem as problemSchema, type Problem } from '../../domain/wire/problem.js';
import { readWire } from '../../domain/wire/read-wire.js';
import { readRetryAfter } from './retry-after.js';

type ProblemRead = Pick<Problem, 'code'> & Partial<Pick<Problem, 'errors'>>;

/** What a refusal may say beyond that the token gives no right. */
const PASSED_ON: ReadonlySet<string> = new Set<ErrorCode>(['wrong-pin', 'not-allowed', 'no-managers', 'approval-unavailable']);

/** What is known of an answer that is none. */
export interface Failure {
  readonly status: number;
  /** Null where the body is no problem document: then the status alone speaks. */
  readonly problem: ProblemRead | null;
  readonly retryAfterMs: number | undefined;
}

/** Whether what was asked is something a remote may lack. */
export interface Asked {
  readonly isOptional: boolean;
  readonly hasCursor: boolean;
}

export function readFailure(response: Response, body: string, nowMs: number): Failure {
  const read = readWire(problemSchema, parsed(body));
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), nowMs);
  return { status: response.status, problem: read.ok ? read.value : null, retryAfterMs };
}

/** What a call rejects with. The remote's own words are not passed on: nobody knows what stands in them. */
export function errorOf({ status, problem, retryAfterMs }: Failure, { isOptional, hasCursor }: Asked): RegularsError {
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 401) return new RegularsError('remote-unauthorized', 'The remote takes no token of this register.');
  if (status === 403) {
    const code = PASSED_ON.has(problem?.code ?? '') ? (problem?.code as ErrorCode) : 'remote-forbidden';
    return new RegularsError(code, `The remote refused it (403, ${code}).`);
  }
  if (status === 404 && problem?.code === 'not-found') return new RegularsError('not-found', 'The remote has no such record.');
  if (status === 404 && isOptional) return new RegularsError('unsupported', 'The remote does not offer that.');
  if (status === 410 && hasCursor) {
    return new RegularsError('cursor-expired', 'The remote cannot go on from that cursor: a snapshot is due.');
  }
  if (status === 423) return new RegularsError('pin-locked', 'Too many wrong PINs on this register.', later);
  if (status === 408 || status === 429 || status === 503) {
    return new RegularsError('remote-busy', `The remote has no time (${status}).`, later);
  }
  if (status >= 500) return new RegularsError('remote-failed', `The remote failed (${status}).`, later);
  return refusedRequest(status, problem);
}

/** What no later try makes right: one of the two sides is too old, or wrong. */
function refusedRequest(status: number, problem: ProblemRead | null): RegularsError {
  const wrong = problem?.errors?.[0];
  if (!wrong) return new RegularsError('remote-incompatible', `The remote did not understand the request (${status}).`);
  const path = `request${wrong.pointer.replace(/[^\w/-]/g, '').replaceAll('/', '.')}`.slice(0, 200);
  return new RegularsError('remote-incompatible', `The remote did not understand ${path} (${status}).`, {
    path,
    expected: wrong.expected.slice(0, 200),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
