import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Clock } from '../domain/clock.js';
import { toTimestamp } from '../domain/clock.js';
import { isRegularsError } from '../domain/errors.js';
import { findRoute, OPEN_PATHS, ROUTES } from '../domain/wire/routes.js';

/** A line of the log: routes as patterns, ids and counts. No name, number, text or token is ever in it. */
export interface LogEntry {
  readonly at: string;
  readonly level: 'info' | 'error';
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly merchantId?: string;
  readonly registerId?: string;
  /** What failed, where something did that is not the caller's doing. */
  readonly failure?: string;
}

/** One request as it goes through. */
export interface Passing {
  merchantId?: string;
  registerId?: string;
  failure?: string;
}

export interface AppParts {
  readonly clock: Clock;
  /** The HTTP contract. */
  readonly answer: (request: Request, passing: Passing) => Promise<Response>;
  /** Said to who asks whether the backend is ready. Rejects where it is not. */
  readonly readiness: () => Promise<Readonly<Record<string, unknown>>>;
  readonly allowedOrigins: readonly string[];
  readonly log: (entry: LogEntry) => void;
}

const NO_STORE = { 'Cache-Control': 'no-store' };

/** What stands around the contract: who may call from which page, health, and the log. */
export function makeApp({ clock, answer, readiness, allowedOrigins, log }: AppParts): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'Content-Encoding', 'Regulars-Protocol'],
      exposeHeaders: ['Regulars-Protocol', 'Retry-After'],
      maxAge: 600,
    }),
  );
  app.get(OPEN_PATHS.ready, async (context) => {
    try {
      return context.json({ ok: true, ...(await readiness()) }, 200, NO_STORE);
    } catch {
      return context.json({ ok: false }, 503, { ...NO_STORE, 'Retry-After': '5' });
    }
  });
  app.all('*', async ({ req }) => {
    const beganMs = clock.monotonic();
    const passing: Passing = {};
    const response = await answer(req.raw, passing);
    const { status } = response;
    const level = status >= 500 ? 'error' : 'info';
    const ms = Math.round(clock.monotonic() - beganMs);
    log({
      at: toTimestamp(clock.now()),
      level,
      method: req.method,
      route: routeOf(req.method, req.path),
      status,
      ms,
      ...passing,
    });
    // Headers of an answer may be fixed, and CORS adds to them.
    return new Response(response.body, response);
  });
  return app;
}

/** What may be said of a failure: its kind and where it was. A message may name a value. */
export function failureName(error: unknown): string {
  if (isRegularsError(error)) return [error.code, ...(error.cause === undefined ? [] : [failureName(error.cause)])].join(' < ');
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const where = /^ +at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? '';
  return `${error.name}${code} ${where}`.trim();
}

function routeOf(method: string, path: string): string {
  const found = findRoute(method, path);
  if (found) return ROUTES[found.name].path;
  return Object.values<string>(OPEN_PATHS).find((open) => open === path) ?? '(unknown)';
}
