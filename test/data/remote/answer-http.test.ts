import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { gzip } from '../../../src/data/remote/http-body.js';
import { type ErrorCode, RegularsError } from '../../../src/domain/errors.js';
import { ROUTE_NAMES, ROUTES } from '../../../src/domain/wire/routes.js';
import { httpPair, REMOTE_URL } from '../../support/http-pair.js';
import { CAPABILITIES, hints, RecordingRemote } from '../../support/recording-remote.js';
import { mutationOf } from '../../support/sample-mutations.js';
import { idOf } from '../../support/sample-records.js';

const HEADERS = { Authorization: 'Bearer token-1', 'Regulars-Protocol': '1', 'Content-Type': 'application/json' };
const SECRET = 'maria@example.com';

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

async function ask(serve: (request: Request) => Promise<Response>, path: string, init: RequestInit = {}): Promise<Told> {
  const response = await serve(new Request(`${REMOTE_URL}${path}`, { headers: HEADERS, ...init }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Record<string, unknown> };
}

function posting(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { ...HEADERS, ...headers } };
}

describe('an answer over HTTP', () => {
  it('is never kept, and says that it is ours; a problem too', async () => {
    const { serve } = httpPair(new RecordingRemote());
    for (const [path, type] of [
      ['/whoami', 'application/json'],
      ['/nowhere', 'application/problem+json'],
      ['/health/live', 'application/json'],
    ] as const) {
      const { headers } = await ask(serve, path);
      expect(headers.get('cache-control'), path).to.equal('no-store');
      expect(headers.get('regulars-protocol')).to.equal('1');
      expect(headers.get('content-type')).to.equal(type);
    }
  });

  it('that is a problem says what RFC 9457 asks for', async () => {
    const { serve } = httpPair(new RecordingRemote());
    const { status, body } = await ask(serve, '/pull', posting({ cursor: 'c', limit: 0 }));
    expect(status).to.equal(400);
    expect(body).to.deep.equal({
      type: 'urn:regulars:invalid-input',
      title: 'Not as expected',
      status: 400,
      detail: 'Something in the request is of another form: see errors.',
      code: 'invalid-input',
      errors: [{ pointer: '/limit', expected: 'a whole number from 1 to 2000' }],
    });
  });

  it('is given only to a token that counts, and first of all to our protocol', async () => {
    const remote = new RecordingRemote();
    const { serve } = httpPair(remote);
    for (const authorization of [undefined, '', 'token-1', 'Basic token-1', 'Bearer', 'Bearer other', 'Bearer token-1 x']) {
      const headers = { 'Regulars-Protocol': '1', ...(authorization !== undefined && { Authorization: authorization }) };
      for (const name of ROUTE_NAMES) {
        const { method, path } = ROUTES[name];
        const told = await ask(serve, path.replace(':id', idOf(1)), { method, headers });
        expect([told.status, told.body.code], `${authorization ?? 'none'} ${name}`).to.deep.equal([401, 'remote-unauthorized']);
        expect(told.headers.get('www-authenticate')).to.equal('Bearer');
        expect(told.text).not.to.contain('other');
      }
    }
    for (const protocol of ['2', '', '1.0']) {
      const told = await ask(serve, '/whoami', { headers: { ...HEADERS, 'Regulars-Protocol': protocol } });
      expect([told.status, told.body.code, told.body.supported]).to.deep.equal([400, 'unsupported-protocol', [1]]);
    }
    expect(remote.asked).to.deep.equal([]);
  });

  it('is 404 where nothing lies: another path, method or id, and what the remote lacks', async () => {
    const remote = new RecordingRemote();
    const { serve } = httpPair(remote);
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/push'],
      ['POST', '/whoami'],
      ['GET', '/customers'],
      ['GET', `/customers/${SECRET}`],
      ['GET', `/customers/${idOf(1)}/`],
      ['GET', `/customers/${idOf(1)}/history/x`],
      ['GET', '/customers/../whoami/x'],
      ['POST', `/identity-documents/${idOf(1).toUpperCase()}/reveal`],
    ] as const) {
      const told = await ask(serve, path, { method });
      expect([told.status, told.body.code], `${method} ${path}`).to.deep.equal([404, 'unsupported']);
      expect(told.text).not.to.contain('maria');
    }
    const elsewhere = await serve(new Request('https://remote.example/regularsx/whoami', { headers: HEADERS }));
    expect(elsewhere.status).to.equal(404);

    const { reveal: _, ...others } = remote;
    const lacking = httpPair({ ...others });
    const path = `/identity-documents/${idOf(1)}/reveal`;
    expect((await ask(lacking.serve, path, { method: 'POST' })).status).to.equal(404);
    const { body } = await ask(lacking.serve, '/capabilities');
    expect(body.methods, 'and it does not say it has it').to.deep.equal(CAPABILITIES.methods.filter((name) => name !== 'reveal'));
  });

  it('takes a body packed or not, and counts it as unpacked', async () => {
    const remote = new RecordingRemote();
    const { serve } = httpPair(remote);
    const packed = async (text: string): Promise<RequestInit> => ({
      method: 'POST',
      body: await gzip(new TextEncoder().encode(text)),
      headers: { ...HEADERS, 'Content-Encoding': 'gzip' },
    });
    const text = JSON.stringify({ mutations: [mutationOf(1)] });
    expect((await ask(serve, '/push', await packed(text))).status).to.equal(200);
    expect((await ask(serve, '/push', posting(text))).status).to.equal(200);
    expect(remote.asked.map(({ with: [mutations] }) => mutations)).to.deep.equal([[mutationOf(1)], [mutationOf(1)]]);

    const bomb = await packed(' '.repeat(30_000_000));
    expect((bomb.body as Uint8Array).length, 'small on the way').to.be.lessThan(40_000);
    const told = await ask(serve, '/push', bomb);
    expect([told.status, told.body.code]).to.deep.equal([413, 'too-large']);
    expect((await ask(serve, '/push', posting(' '.repeat(1_000_001)))).status).to.equal(413);
    expect((await ask(serve, '/push', posting({ mutations: Array.from({ length: 201 }, () => mutationOf(1)) }))).status).to.equal(
      413,
    );

    for (const [body, encoding] of [
      [text, 'gzip'],
      [text, 'br'],
    ] as const) {
      expect((await ask(serve, '/push', posting(body, { 'Content-Encoding': encoding }))).status, encoding).to.equal(400);
    }
    expect(remote.asked).to.have.length(2);
  });

  it('refuses what cannot be read with the place and what was expected, and never the value', async () => {
    const remote = new RecordingRemote();
    const { serve } = httpPair(remote);
    const save = { kind: 'customer-save', customerId: idOf(1), seen: 1, fields: { note: { [SECRET]: SECRET } } };
    const cases = [
      ['/push', `{"mutations":[${SECRET}`, 'invalid-input', ''],
      ['/push', { mutations: [{ ...mutationOf(1), ...save }] }, 'invalid-input', '/mutations/0/fields/note'],
      ['/push', { mutations: [mutationOf(1), { ...mutationOf(2), kind: SECRET }] }, 'remote-incompatible', '/mutations/1/kind'],
      ['/search', { query: SECRET, limit: 20, purpose: SECRET }, 'invalid-input', '/purpose'],
      ['/snapshot', { scope: SECRET, after: null }, 'invalid-input', '/scope'],
      ['/approve', { intent: { entryId: idOf(1), action: 'x' }, pin: `1234${SECRET}` }, 'invalid-input', '/pin'],
    ] as const;
    for (const [path, body, code, pointer] of cases) {
      const told = await ask(serve, path, posting(body));
      const [error] = told.body.errors as { pointer: string; expected: string }[];
      expect([told.status, told.body.code, error?.pointer], path).to.deep.equal([400, code, pointer]);
      expect(told.text).not.to.match(/maria|1234/);
    }
    const before = await ask(serve, `/customers/${idOf(1)}/history`);
    expect([before.status, before.body.errors]).to.deep.equal([400, [{ pointer: '/before', expected: 'a text' }]]);
    expect(remote.asked).to.deep.equal([]);
  });

  for (const [code, status, told, retryAfter] of [
    ['remote-unauthorized', 401, 'remote-unauthorized', null],
    ['remote-forbidden', 403, 'remote-forbidden', null],
    ['not-allowed', 403, 'not-allowed', null],
    ['wrong-pin', 403, 'wrong-pin', null],
    ['no-managers', 403, 'no-managers', null],
    ['not-found', 404, 'not-found', null],
    ['unsupported', 404, 'unsupported', null],
    ['cursor-expired', 410, 'cursor-expired', null],
    ['pin-locked', 423, 'pin-locked', '30'],
    ['remote-incompatible', 400, 'remote-incompatible', null],
    ['remote-busy', 503, 'remote-busy', '5'],
    ['remote-unreachable', 503, 'remote-busy', '5'],
    ['remote-failed', 500, 'remote-failed', null],
    ['store-lost', 500, 'remote-failed', null],
  ] as const satisfies readonly (readonly [ErrorCode, number, string, string | null])[]) {
    it(`says ${told} (${status}) where its remote throws ${code}, in words of its own`, async () => {
      const { serve } = httpPair(
        new RecordingRemote({ pull: () => Promise.reject(new RegularsError(code, SECRET, { path: SECRET, expected: SECRET })) }),
      );
      const answered = await ask(serve, '/pull', posting({ cursor: 'c', limit: 1 }));
      expect([answered.status, answered.body.code, answered.body.status]).to.deep.equal([status, told, status]);
      expect(answered.headers.get('retry-after')).to.equal(retryAfter);
      expect(answered.text).not.to.contain('maria');
    });
  }

  it('says how long to wait in whole seconds, never too few; and that anything else that is thrown is a failure', async () => {
    const thrown = async (error: unknown): Promise<Told> => {
      // Whatever a vendor's remote throws.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      const { serve } = httpPair(new RecordingRemote({ whoami: () => Promise.reject(error) }));
      return ask(serve, '/whoami');
    };
    const busy = new RegularsError('remote-busy', 'Busy.', { retryAfterMs: 1_001 });
    expect((await thrown(busy)).headers.get('retry-after')).to.equal('2');
    for (const error of [new TypeError(SECRET), SECRET, null, undefined, { code: SECRET }]) {
      const { status, body, text } = await thrown(error);
      expect([status, body.code]).to.deep.equal([500, 'remote-failed']);
      expect(text).not.to.contain('maria');
    }
  });

  it('tells without a token whether it lives and is ready, and what it speaks', async () => {
    let isReady = true;
    const { serve } = httpPair(new RecordingRemote(), {}, { isReady: async () => isReady, callerOf: () => null });
    const plain = { headers: {} };
    expect((await ask(serve, '/health/ready', plain)).status).to.equal(200);
    isReady = false;
    expect((await ask(serve, '/health/ready', plain)).status).to.equal(503);
    expect((await ask(serve, '/health/live', plain)).status).to.equal(200);

    const { body } = await ask(serve, '/openapi.json', plain);
    expect(body.openapi).to.equal('3.1.0');
    const paths = body.paths as Record<string, Record<string, { responses: object; requestBody?: object }>>;
    for (const name of ROUTE_NAMES) {
      const { method, path, statuses } = ROUTES[name];
      const operation = paths[path.replace(':id', '{id}')]?.[method.toLowerCase()];
      expect(Object.keys(operation?.responses ?? {}), name).to.include.members(['200', '401', '503', ...statuses.map(String)]);
      expect(operation?.requestBody !== undefined, name).to.equal(method === 'POST' && ROUTES[name].request !== null);
    }
    const push = JSON.stringify(paths['/push']);
    expect(push).to.contain('customer-import').and.to.contain('mutationId');
  });

  it('comes whatever is sent', async () => {
    const { serve } = httpPair(new RecordingRemote());
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ROUTE_NAMES.filter((name) => name !== 'watch')),
        fc.oneof(fc.json(), fc.string(), fc.constant('{"mutations":[{"__proto__":{"planted":1}}]}')),
        async (name, body) => {
          const { method, path } = ROUTES[name];
          const { status, body: told } = await ask(serve, path.replace(':id', idOf(1)), method === 'GET' ? {} : posting(body));
          statuses.add(status);
          if (status !== 200) expect(told.code).to.be.oneOf(['invalid-input', 'remote-incompatible']);
        },
      ),
      { numRuns: 1_000 },
    );
    expect([...statuses].sort()).to.deep.equal([200, 400]);
    expect(({} as { planted?: unknown }).planted).to.equal(undefined);
  });
});

describe('hints as events', () => {
  it('come with a comment at once and every 15 s', async () => {
    let hint = (): void => undefined;
    const remote = new RecordingRemote({
      watch: async function* () {
        await new Promise<void>((resolve) => (hint = resolve));
        yield* hints('m:812');
      },
    });
    const { serve, clock } = httpPair(remote);
    const response = await serve(new Request(`${REMOTE_URL}/watch`, { headers: HEADERS }));
    expect(response.headers.get('content-type')).to.equal('text/event-stream');
    const heard: string[] = [];
    const reader = (response.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    const listening = (async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) heard.push(next.value);
    })();
    await settled();
    expect(heard).to.deep.equal([':\n\n']);
    await clock.advance(14_999);
    await settled();
    expect(heard).to.have.length(1);
    await clock.advance(1);
    await settled();
    await clock.advance(15_000);
    await settled();
    expect(heard).to.deep.equal([':\n\n', ':\n\n', ':\n\n']);
    hint();
    await listening;
    expect(heard.at(-1)).to.equal('event: change\ndata: {"sequence":"m:812"}\n\n');
    expect(clock.sleeping).to.equal(0);
  });

  it('stop being asked for when nobody listens, and end where the remote fails', async () => {
    let signal: AbortSignal | undefined;
    let ended = 0;
    const remote = new RecordingRemote({
      watch: (call) => {
        signal = call.signal;
        return (async function* () {
          try {
            yield* hints('m:1');
            throw new Error(SECRET);
          } finally {
            ended += 1;
          }
        })();
      },
    });
    const { serve } = httpPair(remote);
    const left = await serve(new Request(`${REMOTE_URL}/watch`, { headers: HEADERS }));
    const listener = left.body?.getReader();
    await listener?.read();
    await listener?.read();
    await listener?.cancel();
    expect(signal?.aborted).to.equal(true);
    await settled();
    expect(ended, 'nothing of the remote is left running').to.equal(1);

    const failed = await serve(new Request(`${REMOTE_URL}/watch`, { headers: HEADERS }));
    expect(await failed.text()).to.equal(':\n\nevent: change\ndata: {"sequence":"m:1"}\n\n');
    expect(signal?.aborted).to.equal(true);
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
}
