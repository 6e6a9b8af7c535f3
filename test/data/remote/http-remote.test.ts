import { expect } from '@open-wc/testing';
import { HttpRemote } from '../../../src/data/remote/http-remote.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { answer, answeredBy, CALL, failureOf, httpPair, REMOTE_URL } from '../../support/http-pair.js';
import { CAPABILITIES, CUSTOMER_WHOLE, hints, RecordingRemote, SERVER_TIME, WHO_AM_I } from '../../support/recording-remote.js';
import { grantOf } from '../../support/sample-grants.js';
import { mutationOf } from '../../support/sample-mutations.js';
import { customerOf, idOf } from '../../support/sample-records.js';

const INTENT = { entryId: idOf(2_000), action: 'loyalty-add', customerId: idOf(1), points: 5 } as const;

describe('a remote over HTTP', () => {
  it('asks each thing of the remote behind it, as the register its token is of', async () => {
    const remote = new RecordingRemote();
    const { http } = httpPair(remote);

    expect(await http.capabilities(CALL)).to.deep.equal(CAPABILITIES);
    expect(await http.whoami(CALL)).to.deep.equal(WHO_AM_I);
    expect((await http.push([mutationOf(1)], CALL)).results).to.deep.equal([
      { mutationId: idOf(1), status: 'accepted', sequence: 'm:1', version: 1 },
    ]);
    expect((await http.pull('cursor', 500, CALL)).changes).to.deep.equal([{ type: 'customer', record: customerOf() }]);
    const scope = { locationIds: ['north'], seenWithinMonths: 12 };
    expect((await http.snapshot(scope, idOf(3), CALL)).customers).to.deep.equal([CUSTOMER_WHOLE]);
    await http.snapshot('merchant', null, CALL);
    expect((await http.search('mari', 20, 'sale', CALL)).customers).to.deep.equal([customerOf()]);
    expect((await http.get(idOf(1), CALL)).found).to.deep.equal(CUSTOMER_WHOLE);
    expect((await http.history(idOf(1), 'before & after', CALL)).older).to.equal(null);
    expect((await http.reveal(idOf(300), CALL)).number).to.equal('D1234567');
    expect((await http.approve(INTENT, '123456', CALL)).grant).to.deep.equal(grantOf());
    const heard = [];
    for await (const hint of http.watch(CALL)) heard.push(hint);
    expect(heard).to.deep.equal([{ sequence: 'm:1' }, { sequence: 'm:2' }]);

    expect(remote.asked.map(({ name, with: args }) => [name, ...args])).to.deep.equal([
      ['capabilities'],
      ['whoami'],
      ['push', [mutationOf(1)]],
      ['pull', 'cursor', 500],
      ['snapshot', scope, idOf(3)],
      ['snapshot', 'merchant', null],
      ['search', 'mari', 20, 'sale'],
      ['get', idOf(1)],
      ['history', idOf(1), 'before & after'],
      ['reveal', idOf(300)],
      ['approve', INTENT, '123456'],
      ['watch'],
    ]);
    expect(new Set(remote.asked.map(({ registerId }) => registerId))).to.deep.equal(new Set(['register-of-token']));
  });

  it('sends no cookie, follows nowhere, and puts into an address nothing but ids', async () => {
    const { http, requests } = httpPair(new RecordingRemote());
    await http.search('maria@example.com', 20, 'directory', CALL);
    await http.approve(INTENT, '123456', CALL);
    await http.get(idOf(1), CALL);

    for (const { credentials, cache, redirect, referrerPolicy, headers, url } of requests) {
      expect({ credentials, cache, redirect, referrerPolicy }).to.deep.equal({
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      expect(headers.get('authorization')).to.equal('Bearer token-1');
      expect(headers.get('regulars-protocol')).to.equal('1');
      expect(url).not.to.match(/maria|123456|token/);
    }
    expect(requests.map(({ method, url }) => `${method} ${url.slice(REMOTE_URL.length)}`)).to.deep.equal([
      'POST /search',
      'POST /approve',
      `GET /customers/${idOf(1)}`,
    ]);
    expect(await failureOf(http.get('../whoami', CALL))).to.include({ code: 'invalid-input', path: 'id' });
    expect(requests).to.have.length(3);
  });

  it('packs a large push where the remote has said that it can unpack', async () => {
    const remote = new RecordingRemote();
    const { http, requests } = httpPair(remote);
    const large = Array.from({ length: 40 }, (_, place) => mutationOf(place + 1));

    await http.push(large, CALL);
    expect(requests.at(-1)?.headers.get('content-encoding'), 'not before it was asked').to.equal(null);
    await http.capabilities(CALL);
    await http.push([mutationOf(1)], CALL);
    expect(requests.at(-1)?.headers.get('content-encoding'), 'nothing small').to.equal(null);
    await http.push(large, CALL);
    expect(requests.at(-1)?.headers.get('content-encoding')).to.equal('gzip');
    expect((await requests.at(-1)?.arrayBuffer())?.byteLength).to.be.lessThan(4_096);
    expect(remote.asked.at(-1)?.with).to.deep.equal([large]);
  });

  it('lacks what the remote has said it lacks, without asking again', async () => {
    const { http, requests } = httpPair(
      new RecordingRemote({ capabilities: async () => ({ ...CAPABILITIES, methods: ['search'] }) }),
    );
    await http.capabilities(CALL);
    expect(await failureOf(http.get(idOf(1), CALL))).to.include({ code: 'unsupported' });
    expect(await failureOf(http.watch(CALL).next())).to.include({ code: 'unsupported' });
    expect((await http.search('a', 1, 'sale', CALL)).customers).to.have.length(1);
    expect(requests).to.have.length(2);
  });

  it('lacks what answers 404', async () => {
    const { search: _search, watch: _watch, ...without } = new RecordingRemote();
    const { http } = httpPair({ ...without });
    expect(await failureOf(http.search('a', 1, 'sale', CALL))).to.include({ code: 'unsupported' });
    expect(await failureOf(http.watch(CALL).next())).to.include({ code: 'unsupported' });
    const plain = answeredBy([() => answer(404, '')]);
    expect(await failureOf(plain.http.get(idOf(1), CALL))).to.include({ code: 'unsupported' });
    expect(await failureOf(plain.http.pull('c', 1, CALL)), 'all remotes pull').to.include({ code: 'remote-incompatible' });
  });

  it('refuses options it cannot use, with their path', () => {
    const token = (): string => 't';
    const refused = (options: unknown): unknown => {
      try {
        new HttpRemote(options as ConstructorParameters<typeof HttpRemote>[0]);
        return 'taken';
      } catch (error) {
        return error instanceof RegularsError && error.code === 'invalid-config' ? error.path : error;
      }
    };
    expect(refused(undefined)).to.equal('options');
    expect(refused({ token })).to.equal('options.url');
    for (const url of ['', 'ftp://a', 'https://a?b=1', 'https://a#b', 'https://me:secret@a', 7, 'http://']) {
      expect(refused({ url, token }), String(url)).to.equal('options.url');
    }
    expect(refused({ url: REMOTE_URL })).to.equal('options.token');
    expect(refused({ url: REMOTE_URL, token: 't' })).to.equal('options.token');
    for (const timeoutMs of [0, -1, 1.5, NaN, '5'])
      expect(refused({ url: REMOTE_URL, token, timeoutMs })).to.equal('options.timeoutMs');
    expect(refused({ url: REMOTE_URL, token, fetch: 7 })).to.equal('options.fetch');
    expect(refused({ url: REMOTE_URL, token, clock: {} })).to.equal('options.clock.now');
    expect(refused({ url: REMOTE_URL, token, tokens: 1 })).to.equal('options.tokens');
    expect(refused({ url: `${REMOTE_URL}/`, token })).to.equal('taken');
    expect(refused({ url: new URL(REMOTE_URL), token })).to.equal('taken');
    expect(refused({ url: '/regulars', token }), 'of this page').to.equal('taken');
  });
});

describe('the token of a remote over HTTP', () => {
  it('is asked for once, by many calls at once too, and again where it is refused', async () => {
    const asked: unknown[] = [];
    let good = 'token-1';
    const remote = new RecordingRemote();
    const { http } = httpPair(
      remote,
      {
        token: async (ask) => {
          asked.push(ask);
          await Promise.resolve();
          return `token-${asked.length}`;
        },
      },
      { callerOf: (token) => (token === good ? { remote, registerId: 'r' } : null) },
    );
    await Promise.all([http.whoami(CALL), http.whoami(CALL), http.whoami(CALL)]);
    expect(asked).to.deep.equal([{ reason: 'first', registerId: 'register-1' }]);

    good = 'token-2';
    await Promise.all([http.whoami(CALL), http.whoami(CALL), http.whoami(CALL)]);
    expect(asked.slice(1)).to.deep.equal([{ reason: 'refused', registerId: 'register-1' }]);
  });

  it('that is refused twice is `remote-unauthorized`, and the next call asks anew', async () => {
    const reasons: string[] = [];
    const { http, requests } = httpPair(new RecordingRemote(), {
      token: ({ reason }) => {
        reasons.push(reason);
        return reasons.length < 4 ? 'old' : 'token-1';
      },
    });
    expect(await failureOf(http.whoami(CALL))).to.include({ code: 'remote-unauthorized' });
    expect(requests).to.have.length(2);
    expect(await failureOf(http.whoami(CALL))).to.include({ code: 'remote-unauthorized' });
    expect(await http.whoami(CALL)).to.deep.equal(WHO_AM_I);
    expect(reasons).to.deep.equal(['first', 'refused', 'refused', 'refused']);
  });

  it('is never shown: neither one that cannot be sent nor what failed to bring one', async () => {
    for (const wrong of ['', 'se cret', 'secret\r\nX: 1', 'sécret', 7, null]) {
      const { http, requests } = httpPair(new RecordingRemote(), { token: () => wrong as string });
      const failure = await failureOf(http.whoami(CALL));
      expect(failure).to.include({ code: 'remote-unauthorized' });
      expect(JSON.stringify(failure)).not.to.match(/cret/);
      expect(requests).to.have.length(0);
    }
    let isAway = true;
    const { http } = httpPair(new RecordingRemote(), {
      token: () => (isAway ? Promise.reject(new TypeError('secret server away')) : 'token-1'),
    });
    const failure = await failureOf(http.whoami(CALL));
    expect(failure).to.include({ code: 'remote-unreachable' });
    expect(failure.message).not.to.contain('secret');
    isAway = false;
    expect(await http.whoami(CALL)).to.deep.equal(WHO_AM_I);

    const signedOut = httpPair(new RecordingRemote(), {
      token: () => Promise.reject(new RegularsError('remote-unauthorized', 'Signed out.')),
    });
    expect(await failureOf(signedOut.http.whoami(CALL))).to.include({ code: 'remote-unauthorized', message: 'Signed out.' });
  });
});

describe('what goes wrong over HTTP', () => {
  const problem = (code: string, more: object = {}): object => ({ title: 't', status: 400, detail: 'd', code, ...more });

  for (const [status, body, headers, expected] of [
    [400, problem('unsupported-protocol', { supported: [2] }), {}, { code: 'remote-incompatible' }],
    [
      400,
      problem('invalid-input', { errors: [{ pointer: '/mutations/3/fields/phone', expected: 'a text' }] }),
      {},
      { code: 'remote-incompatible', path: 'request.mutations.3.fields.phone', expected: 'a text' },
    ],
    [403, problem('remote-forbidden'), {}, { code: 'remote-forbidden' }],
    [403, problem('anything-else'), {}, { code: 'remote-forbidden' }],
    [403, 'no problem document', {}, { code: 'remote-forbidden' }],
    [403, problem('wrong-pin'), {}, { code: 'wrong-pin' }],
    [403, problem('not-allowed'), {}, { code: 'not-allowed' }],
    [403, problem('no-managers'), {}, { code: 'no-managers' }],
    [403, problem('store-lost'), {}, { code: 'remote-forbidden' }],
    [404, problem('not-found'), {}, { code: 'not-found' }],
    [408, '', {}, { code: 'remote-busy' }],
    [409, problem('id-reused'), {}, { code: 'remote-incompatible' }],
    [410, problem('cursor-expired'), {}, { code: 'remote-incompatible' }],
    [413, problem('too-large'), {}, { code: 'remote-incompatible' }],
    [423, problem('pin-locked'), { 'Retry-After': '30' }, { code: 'pin-locked', retryAfterMs: 30_000 }],
    [
      429,
      problem('remote-busy'),
      { 'Retry-After': 'Sat, 21 Nov 2026 12:01:00 GMT' },
      { code: 'remote-busy', retryAfterMs: 60_000 },
    ],
    [503, problem('remote-busy'), { 'Retry-After': '2' }, { code: 'remote-busy', retryAfterMs: 2_000 }],
    [503, problem('remote-busy'), { 'Retry-After': 'Sat, 21 Nov 2020 12:01:00 GMT' }, { code: 'remote-busy', retryAfterMs: 0 }],
    [503, problem('remote-busy'), { 'Retry-After': '9999999999' }, { code: 'remote-busy', retryAfterMs: 86_400_000 }],
    [503, '<html>', { 'Retry-After': 'soon' }, { code: 'remote-busy' }],
    [500, problem('remote-failed'), {}, { code: 'remote-failed' }],
    [502, '', {}, { code: 'remote-failed' }],
    [204, null, {}, { code: 'remote-incompatible' }],
  ] as const) {
    it(`is told by its code: ${status} ${typeof body === 'object' && body && 'code' in body ? String(body.code) : ''} → ${expected.code}`, async () => {
      const made = (): Response =>
        body === null ? new Response(null, { status, headers: { 'Regulars-Protocol': '1' } }) : answer(status, body, headers);
      const failure = await failureOf(answeredBy([made]).http.approve(INTENT, '123456', CALL));
      expect(failure).to.include({ name: 'RegularsError', ...expected });
      if (!('retryAfterMs' in expected)) expect(failure).not.to.have.property('retryAfterMs');
      expect(failure.message).not.to.contain('123456');
    });
  }

  it('is a cursor that is too old only where one was sent', async () => {
    const { http } = answeredBy([() => answer(410, problem('cursor-expired'))]);
    expect(await failureOf(http.pull('old', 10, CALL))).to.include({ code: 'cursor-expired' });
    expect(await failureOf(http.snapshot('merchant', null, CALL))).to.include({ code: 'cursor-expired' });
  });

  it('is a remote that cannot be reached: no line, a portal in between, half an answer', async () => {
    const fails = (...answers: (() => Response | Promise<Response>)[]): Promise<Record<string, unknown>> =>
      failureOf(answeredBy(answers).http.whoami(CALL));
    const half = (): Response => {
      const body = new ReadableStream({
        start: (stream) => {
          stream.enqueue(new TextEncoder().encode('{"serverTime":'));
          stream.error(new TypeError('network error'));
        },
      });
      return new Response(body, { headers: { 'Regulars-Protocol': '1' } });
    };
    const unreachable = { name: 'RegularsError', code: 'remote-unreachable' };
    expect(await fails()).to.include(unreachable);
    expect(await fails(() => new Response('<h1>Welcome to our hotel</h1>'))).to.include(unreachable);
    expect(await fails(() => new Response('{}', { status: 401 })), 'not ours to ask a token for').to.include(unreachable);
    expect(await fails(() => answer(200, '<h1>Welcome</h1>'))).to.include(unreachable);
    expect(await fails(() => answer(200, ''))).to.include(unreachable);
    expect(await fails(half)).to.include(unreachable);
  });

  it('is a remote of another make: another protocol, another answer', async () => {
    const fails = (made: () => Response): Promise<Record<string, unknown>> => failureOf(answeredBy([made]).http.whoami(CALL));
    expect(await fails(() => answer(200, WHO_AM_I, { 'Regulars-Protocol': '2' }))).to.include({ code: 'remote-incompatible' });
    const failure = await fails(() => answer(200, { ...WHO_AM_I, expiresAt: 'maria@example.com' }));
    expect(failure).to.include({ code: 'remote-incompatible', path: 'answer.expiresAt' });
    expect(JSON.stringify(failure)).not.to.contain('maria');
    expect(await fails(() => answer(200, 'null'))).to.include({ code: 'remote-incompatible', path: 'answer' });
  });

  it('is a remote that says nothing for the time it has, also where its body or the token hangs', async () => {
    const never = new Promise<never>(() => undefined);
    const stalled = (): Response => new Response(new ReadableStream(), { headers: { 'Regulars-Protocol': '1' } });
    for (const { http, clock } of [
      answeredBy([() => never], { timeoutMs: 5_000 }),
      answeredBy([stalled], { timeoutMs: 5_000 }),
      answeredBy([() => answer(200, WHO_AM_I)], { timeoutMs: 5_000, token: () => never }),
    ]) {
      const failing = failureOf(http.whoami(CALL));
      let isSettled = false;
      void failing.then(() => (isSettled = true));
      await untilSleeping(clock);
      await clock.advance(4_999);
      expect(isSettled).to.equal(false);
      await clock.advance(1);
      expect(await failing).to.include({ code: 'remote-unreachable' });
      expect(clock.sleeping, 'nobody waits on').to.equal(0);
    }
  });

  it('ends at once where who waits gives up', async () => {
    const { http, requests, clock } = answeredBy([() => new Promise<never>(() => undefined)]);
    const stop = new AbortController();
    const call = { ...CALL, signal: stop.signal };
    const failing = failureOf(http.whoami(call));
    await untilSleeping(clock);
    stop.abort(new Error('enough'));
    expect(await failing).to.include({ code: 'aborted' });
    expect(requests[0]?.signal.aborted, 'the request is not left running').to.equal(true);
    expect(clock.sleeping).to.equal(0);

    expect(await failureOf(http.whoami(call))).to.include({ code: 'aborted' });
    expect(requests, 'and nothing is sent for one that had given up').to.have.length(1);
  });
});

describe('a push over HTTP', () => {
  const ids = (mutations: unknown): string[] => (mutations as { id: string }[]).map(({ id }) => id);
  const parts = (remote: RecordingRemote): number[] => remote.asked.map(({ with: [mutations] }) => ids(mutations).length);

  it('goes in halves where it is too large for one, and gives one answer in the order it was sent', async () => {
    const remote = new RecordingRemote();
    const { http } = httpPair(remote);
    const mutations = Array.from({ length: 450 }, (_, place) => mutationOf(place + 1));
    const { results } = await http.push(mutations, CALL);
    expect(results.map(({ mutationId }) => mutationId)).to.deep.equal(ids(mutations));
    expect(parts(remote)).to.deep.equal([113, 112, 113, 112]);
    expect(remote.asked.flatMap(({ with: [part] }) => ids(part))).to.deep.equal(ids(mutations));
  });

  it('goes in halves where the remote takes less', async () => {
    const remote = new RecordingRemote();
    const { http, requests, serve } = httpPair(remote, {
      fetch: async (request) => {
        const text = await request.clone().text();
        return text.split('erase-confirm').length > 4 ? answer(413, { code: 'too-large' }) : serve(request);
      },
    });
    const { results } = await http.push(
      Array.from({ length: 10 }, (_, place) => mutationOf(place + 1)),
      CALL,
    );
    expect(results.map(({ mutationId }) => mutationId)).to.deep.equal(Array.from({ length: 10 }, (_, place) => idOf(place + 1)));
    expect(parts(remote)).to.deep.equal([3, 2, 3, 2]);
    expect(requests).to.have.length(0);
  });

  it('that nothing makes smaller is refused', async () => {
    const { http } = answeredBy([() => answer(413, '')]);
    expect(await failureOf(http.push([mutationOf(1), mutationOf(2)], CALL))).to.include({
      code: 'remote-incompatible',
      path: 'request.mutations.0',
    });
  });

  it('keeps the order of a lane over its parts: what stands behind a rejected one waits', async () => {
    const of = (number: number, customer: number, ...more: number[]) =>
      mutationOf(number, undefined, { lanes: [customer, ...more].map((id) => `customer:${idOf(id)}` as const) });
    const sent: string[] = [];
    const remote = new RecordingRemote({
      push: async (mutations) => {
        sent.push(...ids(mutations));
        const results = mutations.map(({ id }) =>
          id === idOf(2)
            ? ({ mutationId: id, status: 'rejected', code: 'stale', message: 'Changed elsewhere.' } as const)
            : ({ mutationId: id, status: 'accepted', sequence: 'm:1', version: 1 } as const),
        );
        return { serverTime: SERVER_TIME, results };
      },
    });
    const { serve } = httpPair(remote);
    const { http } = httpPair(remote, {
      fetch: async (request) => {
        const count = ((await request.clone().json()) as { mutations: unknown[] }).mutations.length;
        return count > 3 ? answer(413, '') : serve(request);
      },
    });
    // 2 is rejected; 4 is in its lane and in that of 5, so both wait; 6 has nothing to do with them.
    const mutations = [of(1, 1), of(2, 2), of(3, 3), of(4, 2, 5), of(5, 5), of(6, 6)];
    const { results } = await http.push(mutations, CALL);
    expect(results.map(({ status }) => status)).to.deep.equal(['accepted', 'rejected', 'accepted', 'later', 'later', 'accepted']);
    expect(results.map(({ mutationId }) => mutationId)).to.deep.equal(ids(mutations));
    expect(sent).to.deep.equal([1, 2, 3, 6].map(idOf));
  });

  it('believes only an answer to each mutation, in their order', async () => {
    const swapped = (): Response =>
      answer(200, { serverTime: SERVER_TIME, results: [2, 1].map((number) => ({ mutationId: idOf(number), status: 'later' })) });
    const { http } = answeredBy([swapped]);
    expect(await failureOf(http.push([mutationOf(1), mutationOf(2)], CALL))).to.include({
      code: 'remote-incompatible',
      path: 'answer.results.0',
    });
    expect(await failureOf(http.push([mutationOf(2)], CALL))).to.include({ path: 'answer.results.1' });
    expect(
      await failureOf(
        http.push(
          [2, 1, 3].map((number) => mutationOf(number)),
          CALL,
        ),
      ),
    ).to.include({ path: 'answer.results.2' });
  });
});

describe('hints over HTTP', () => {
  const encoder = new TextEncoder();
  const headers = { 'Regulars-Protocol': '1', 'Content-Type': 'text/event-stream' };

  /** A line that a test speaks into. */
  function openLine() {
    let line: ReadableStreamDefaultController<Uint8Array> | undefined;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => void (line = stream),
      cancel: () => void (isCancelled = true),
    });
    return {
      ...answeredBy([() => new Response(body, { headers })]),
      say: (text: string) => line?.enqueue(encoder.encode(text)),
      fail: () => line?.error(new TypeError('network error')),
      close: () => line?.close(),
      isCancelled: () => isCancelled,
    };
  }

  it('are heard wherever the stream is cut, comments and other events left out', async () => {
    const text =
      ': hello\r\n\r\nevent: change\r\ndata: {"sequence":"m:1"}\r\n\r\nevent: other\ndata: x\n\nevent: change\ndata: {"sequence":\ndata:"m:2"}\n\n';
    for (const size of [1, 2, 3, 7, text.length]) {
      const { http, say, close } = openLine();
      for (let from = 0; from < text.length; from += size) say(text.slice(from, from + size));
      close();
      const heard = [];
      for await (const { sequence } of http.watch(CALL)) heard.push(sequence);
      expect(heard, `pieces of ${size}`).to.deep.equal(['m:1', 'm:2']);
    }
  });

  it('end after 40 s of silence; a comment is none', async () => {
    const { http, say, clock, requests } = openLine();
    const next = failureOf(http.watch(CALL).next());
    let isSettled = false;
    void next.then(() => (isSettled = true));
    await untilSleeping(clock);
    await settled();
    await clock.advance(39_999);
    say(':\n\n');
    await settled();
    await clock.advance(39_999);
    expect(isSettled).to.equal(false);
    await clock.advance(1);
    expect(await next).to.include({ code: 'remote-unreachable' });
    expect(requests[0]?.signal.aborted, 'the line is hung up').to.equal(true);
    expect(clock.sleeping).to.equal(0);
  });

  it('end with the line, with the signal, and with who listens', async () => {
    const broken = openLine();
    const first = failureOf(broken.http.watch(CALL).next());
    broken.fail();
    expect(await first).to.include({ code: 'remote-unreachable' });

    const stopped = openLine();
    const stop = new AbortController();
    const second = failureOf(stopped.http.watch({ ...CALL, signal: stop.signal }).next());
    await untilSleeping(stopped.clock);
    stop.abort();
    expect(await second).to.include({ code: 'aborted' });
    expect(stopped.requests[0]?.signal.aborted).to.equal(true);

    const left = openLine();
    left.say('event: change\ndata: {"sequence":"m:1"}\n\n');
    for await (const _ of left.http.watch(CALL)) break;
    expect(left.requests[0]?.signal.aborted).to.equal(true);
    expect(left.clock.sleeping).to.equal(0);
  });

  it('are refused where they are none', async () => {
    const wrong = openLine();
    wrong.say('event: change\ndata: {"sequence":"maria@example.com"}\n\n');
    const failure = await failureOf(wrong.http.watch(CALL).next());
    expect(failure).to.include({ code: 'remote-incompatible', path: 'answer.sequence' });
    expect(failure.message).not.to.contain('maria');

    const page = answeredBy([() => answer(200, '{}')]);
    expect(await failureOf(page.http.watch(CALL).next())).to.include({ code: 'remote-unreachable' });

    const endless = openLine();
    endless.say('x'.repeat(70_000));
    expect(await failureOf(endless.http.watch(CALL).next())).to.include({ code: 'remote-unreachable' });
  });

  it('go through both sides, and the remote hears that nobody listens any more', async () => {
    let stopped: AbortSignal | undefined;
    const remote = new RecordingRemote({
      watch: ({ signal }) => {
        stopped = signal;
        return hints('m:1', 'm:2', 'm:3');
      },
    });
    const { http } = httpPair(remote);
    for await (const { sequence } of http.watch(CALL)) if (sequence === 'm:2') break;
    for (let turn = 0; turn < 100 && !stopped?.aborted; turn += 1) await settled();
    expect(stopped?.aborted).to.equal(true);
  });
});

/** Lets streams and promises that are ready run on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

async function untilSleeping(clock: { readonly sleeping: number }): Promise<void> {
  for (let turn = 0; turn < 400 && clock.sleeping === 0; turn += 1) await settled();
  await settled();
}
