import type { WebAddress } from '../../../domain/client-options.js';
import type { IndexStatus } from '../../../domain/store-status.js';
import { WORKER_SCRIPT } from './worker-script.js';

/** A kind of worker, and how one is made: throws where the page's policy refuses it at once. */
export interface WorkerKind {
  readonly runsIn: IndexStatus['runsIn'];
  readonly make: () => Worker;
}

/** As much of Trusted Types as is used. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The name a policy must allow by `trusted-types` where it requires them. */
const POLICY = 'regulars-worker';

/** The kinds of worker to try, in that order. None where there are no workers, as on a server. */
export function workerKinds(workerUrl: string | WebAddress | undefined): readonly WorkerKind[] {
  if (typeof Worker === 'undefined') return [];
  const kinds: WorkerKind[] = [];
  if (workerUrl !== undefined) {
    const address = typeof workerUrl === 'string' ? workerUrl : workerUrl.href;
    kinds.push({ runsIn: 'worker', make: () => new Worker(trusted(address)) });
  }
  if (WORKER_SCRIPT !== '') kinds.push({ runsIn: 'blob-worker', make: makeFromBlob });
  return kinds;
}

function makeFromBlob(): Worker {
  const url = URL.createObjectURL(new Blob([WORKER_SCRIPT], { type: 'text/javascript' }));
  try {
    return new Worker(trusted(url));
  } finally {
    // The worker has begun to fetch it by then.
    URL.revokeObjectURL(url);
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

/** The address as a page takes it that requires Trusted Types: only ever our own script, or the host's copy of it. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy(POLICY, { createScriptURL: (address) => address });
  return policy.createScriptURL(url);
}
