import * as z from 'zod/mini';
import { count, list, LONG, text, words } from './values.js';

/** RFC 9457. Callers read `code`; no text in it repeats a value that was sent. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** One of ours, or the vendor's own. */
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly expected: string }[];
  /** Of `unsupported-protocol`: the numbers that are spoken. */
  readonly supported?: readonly number[];
}

/** What others made of it: of all this only the code is needed. */
export const problem = z.object({
  type: z.optional(text(LONG)),
  title: z.optional(text(LONG)),
  status: z.optional(count),
  detail: z.optional(text(LONG)),
  code: words(200),
  errors: z.optional(list(z.object({ pointer: text(LONG), expected: text(LONG) }), 1_000)),
  supported: z.optional(list(count, 100)),
});

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** What a remote can say instead of an answer. All the words there are: what was thrown may name a value. */
const KINDS = {
  'unsupported-protocol': {
    status: 400,
    title: 'Another protocol',
    detail: 'Send Regulars-Protocol with a number that is supported.',
  },
  'invalid-input': { status: 400, title: 'Not as expected', detail: 'Something in the request is of another form: see errors.' },
  'remote-incompatible': {
    status: 400,
    title: 'Not known here',
    detail: 'The request names something this remote does not know.',
  },
  'remote-unauthorized': { status: 401, title: 'No valid token', detail: 'Send a token that counts, as a bearer.' },
  'remote-forbidden': { status: 403, title: 'Not allowed', detail: 'The token does not give this.' },
  'not-allowed': { status: 403, title: 'Not allowed', detail: 'The cashier, manager or register may not do this.' },
  'wrong-pin': { status: 403, title: 'Wrong PIN', detail: 'No manager has that PIN.' },
  'no-managers': { status: 403, title: 'No managers', detail: 'Nobody could approve it.' },
  'approval-unavailable': { status: 403, title: 'No approval', detail: 'Nothing is approved here now.' },
  'not-found': { status: 404, title: 'Not there', detail: 'Unknown, removed or erased.' },
  unsupported: { status: 404, title: 'Not offered', detail: 'This remote does not offer that.' },
  'cursor-expired': { status: 410, title: 'Cursor expired', detail: 'Take a snapshot, and go on from its cursor.' },
  'too-large': { status: 413, title: 'Too much at once', detail: 'Send half.' },
  'pin-locked': { status: 423, title: 'PIN locked', detail: 'Too many tries: wait, as Retry-After says.' },
  'remote-failed': { status: 500, title: 'Failed', detail: 'The remote failed. Send it again.' },
  'remote-busy': { status: 503, title: 'Busy', detail: 'Send it again later, as Retry-After says.' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof KINDS;

/** How a remote says it. What is none of these is a failure of its own. */
export function problemOf(code: string, more: Pick<Problem, 'errors' | 'supported'> = {}): Problem {
  const known: ProblemCode = isProblemCode(code) ? code : 'remote-failed';
  return { type: `urn:regulars:${known}`, ...KINDS[known], code: known, ...more };
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(KINDS, code);
}
