// The reference backend: the remote's HTTP contract over Postgres.
import { idMaker, platformEnvironment } from './data/environment.js';
import { answerRequest, type HttpCaller } from './data/remote/answer-http.js';
import { isSignedBy } from './data/approval/register-proof.js';
import type { Clock } from './domain/clock.js';
import type { ManagerCredential } from './domain/grant.js';
import { problemOf } from './domain/wire/problem.js';
import { failureName, type LogEntry, makeApp, type Passing } from './server/app.js';
import { BackendRemote } from './server/backend-remote.js';
import { checkBackendOptions, checkCaller } from './server/check-options.js';
import type { BackendPolicy, Caller, Core } from './server/core.js';
import { readCounter } from './server/counter.js';
import { Database } from './server/database.js';
import { newEpoch } from './server/epoch.js';
import { HintPost } from './server/hint-post.js';
import { maintain } from './server/maintain.js';
import { setManagers } from './server/managers.js';
import { migrate } from './server/migrate.js';
import { PushGroups } from './server/push-groups.js';
import { Registers } from './server/registers.js';
import { Secrets } from './server/secrets.js';

export type { BackendPolicy, Caller, LogEntry };

export interface BackendOptions {
  /** `postgres://…`; by the environment of Postgres programs (`PGHOST` and so on) where not given. */
  readonly databaseUrl?: string;
  /** Yours: who calls, by what the request brings. Null for a token that does not count. */
  readonly authenticate: (request: Request) => Caller | null | Promise<Caller | null>;
  /** From which PINs, grants and document numbers are keyed. Keep it beside the database: another one knows none of them. */
  readonly pinPepper: string;
  /** For all merchants, or by merchant. */
  readonly policy?: BackendPolicy | ((merchantId: string) => BackendPolicy);
  /** Pages that may call from a browser; none where not given. */
  readonly allowedOrigins?: readonly string[];
  /** Connections to the database, at most; 10 where not given. */
  readonly mostConnections?: number;
  /** The platform's where not given. */
  readonly clock?: Clock;
  /** One line a request; JSON to the standard error where not given. */
  readonly log?: (entry: LogEntry) => void;
}

export interface Backend {
  /** Answers one request: give it to your server, or call it yourself. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Brings the database to the newest schema. Before the first request, and after each upgrade. */
  readonly migrate: () => Promise<void>;
  /** Whoever may approve from now on; each change reaches every register. */
  readonly setManagers: (merchantId: string, managers: readonly ManagerCredential[]) => Promise<void>;
  /** After a restore: cursors given before are of no use, and every register takes a snapshot. */
  readonly newEpoch: (merchantId: string) => Promise<void>;
  /**
   * Writes off what has lapsed, and lets go of tombstones after 400 days, for every merchant. Once a night: harmless at any
   * time, as often as it runs, and in several processes at once.
   */
  readonly maintain: () => Promise<void>;
  /** Finishes what is under way and takes no more. */
  readonly close: () => Promise<void>;
}

/**
 * A backend over a Postgres database. Merchant, register and locations come from `authenticate` alone.
 *
 * @throws {RegularsError} `invalid-config` with the path of a wrong option.
 */
export function createBackend(options: BackendOptions): Backend {
  checkBackendOptions(options);
  const { authenticate, pinPepper, policy = {}, allowedOrigins = [], log = warnLine } = options;
  const { clock, random } = { ...platformEnvironment(), ...(options.clock && { clock: options.clock }) };
  const database = new Database({
    ...{ url: options.databaseUrl, clock, random },
    ...(options.mostConnections !== undefined && { mostConnections: options.mostConnections }),
  });
  const core: Core = {
    ...{ database, clock, isSignedBy },
    secrets: new Secrets(pinPepper),
    newId: idMaker(() => clock.now()),
    hints: new HintPost(clock, async (id) => (await database.read(id, (sql) => readCounter(sql, id))).n),
    policyOf: typeof policy === 'function' ? policy : () => policy,
  };
  const [pushes, registers] = [new PushGroups(core), new Registers(core)];
  const underWay = new Set<Promise<Response>>();
  let closing: Promise<void> | null = null;

  const callerOf = async (request: Request, passing: Passing): Promise<HttpCaller | null> => {
    const caller = await authenticate(request);
    if (!caller || Date.parse(checkCaller(caller).expiresAt) <= clock.now()) return null;
    const { merchantId, registerId } = caller;
    Object.assign(passing, { merchantId, registerId });
    return { registerId, remote: new BackendRemote(core, pushes, registers, caller) };
  };
  const app = makeApp({
    ...{ clock, allowedOrigins, log },
    readiness: () => database.readiness(),
    answer: async (request, passing) => {
      if (closing) return Response.json(problemOf('remote-busy'), { status: 503, headers: { 'Retry-After': '5' } });
      const answered = answerRequest(request, {
        ...{ url: new URL('/', request.url).href, clock },
        callerOf: () => callerOf(request, passing),
        onFailure: (error) => void (passing.failure = failureName(error)),
      });
      underWay.add(answered);
      return answered.finally(() => underWay.delete(answered));
    },
  });

  const finish = async (): Promise<void> => {
    core.hints.close();
    await Promise.allSettled(underWay);
    await pushes.idle();
    await database.close();
  };
  return {
    fetch: async (request) => app.fetch(request),
    migrate: () => migrate(database),
    setManagers: (merchantId, managers) => setManagers(core, merchantId, managers),
    newEpoch: (merchantId) => newEpoch(core, merchantId),
    maintain: () => maintain(core),
    close: () => (closing ??= finish()),
  };
}

function warnLine(entry: LogEntry): void {
  console.warn(JSON.stringify(entry));
}
