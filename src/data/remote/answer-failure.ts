import { isRegularsError } from '../../domain/errors.js';
import { problemOf, type Problem } from '../../domain/wire/problem.js';
import { PROTOCOL } from '../../domain/remote-answer.js';
import { PROTOCOL_HEADER } from './http-header.js';
import { writeRetryAfter } from './retry-after.js';

/** How long a remote that says nothing is left alone. */
const BUSY_MS = 5_000;
const LOCKED_MS = 30_000;

/** Headers of every answer. */
export const OUR_HEADERS = { 'Cache-Control': 'no-store', [PROTOCOL_HEADER]: String(PROTOCOL) } as const;

/** A problem that ends a request wherever it is thrown. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    code: string,
    more: Pick<Problem, 'errors' | 'supported'> = {},
    readonly retryAfterMs?: number,
  ) {
    super(code);
    this.problem = problemOf(code, more);
  }

  readonly problem: Problem;
}

/** The problem document of whatever was thrown. Words of it are not passed on: they may name a value. */
export function failureResponse(error: unknown): Response {
  const { problem, retryAfterMs } = error instanceof ProblemError ? error : problemErrorOf(error);
  const waitMs = retryAfterMs ?? WAITS_MS[problem.status];
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...OUR_HEADERS,
      'Content-Type': 'application/problem+json',
      ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(waitMs !== undefined && { 'Retry-After': writeRetryAfter(waitMs) }),
    },
  });
}

const WAITS_MS: Readonly<Record<number, number>> = { 423: LOCKED_MS, 503: BUSY_MS };

function problemErrorOf(error: unknown): ProblemError {
  if (!isRegularsError(error)) return new ProblemError('remote-failed');
  // What a remote cannot reach itself is not for its caller to know.
  const code = error.code === 'remote-unreachable' ? 'remote-busy' : error.code;
  return new ProblemError(code, {}, error.retryAfterMs);
}
