import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpRemote } from '../../src/data/remote/http-remote.js';
import { remoteHandlers } from '../../src/msw.js';
import { FaultyRemote, remoteContract } from '../../src/testing.js';
import { ANA, codeOf, WRONG_PIN } from '../support/managers.js';
import { CAPABILITIES, RecordingRemote } from '../support/recording-remote.js';
import { idOf } from '../support/sample-records.js';
import { mutationOf } from '../support/sample-mutations.js';

const URL_OF_REMOTE = 'https://remote.example/regulars';
const URL_OF_ITS_OWN = 'https://own.example';
const remote = new RecordingRemote();
const server = setupServer(
  ...remoteHandlers(URL_OF_REMOTE, { remote, delayMs: 5 }),
  ...remoteHandlers(`${URL_OF_ITS_OWN}/`, { managers: [ANA] }),
);
const call = { signal: new AbortController().signal, registerId: 'register-1' };

let http: HttpRemote;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  remote.asked.length = 0;
  http = new HttpRemote({ url: URL_OF_REMOTE, token: ({ registerId }) => `token-of-${registerId}` });
});
afterAll(() => server.close());

describe('a remote mocked by msw', () => {
  it('answers a page that knows nothing of it, as the register its token names', async () => {
    expect(await http.capabilities(call)).toEqual(CAPABILITIES);
    const { results } = await http.push([mutationOf(1)], call);
    expect(results.map(({ status }) => status)).toEqual(['accepted']);
    expect(remote.asked.map(({ name, registerId }) => [name, registerId])).toEqual([
      ['capabilities', 'token-of-register-1'],
      ['push', 'token-of-register-1'],
    ]);
  });

  it('takes packed bodies', async () => {
    await http.capabilities(call);
    const mutations = Array.from({ length: 60 }, (_, place) => mutationOf(place + 1));
    expect((await http.push(mutations, call)).results).toHaveLength(60);
    expect(remote.asked.at(-1)?.with).toEqual([mutations]);
  });

  it('gives hints as they come', async () => {
    const heard: string[] = [];
    for await (const { sequence } of http.watch(call)) heard.push(sequence);
    expect(heard).toEqual(['m:1', 'm:2']);
  });

  it('says what it lacks', async () => {
    const path = `${URL_OF_REMOTE}/nowhere`;
    const response = await fetch(path, { headers: { Authorization: 'Bearer a', 'Regulars-Protocol': '1' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('a remote of msw’s own, in Node', () => {
  const own = new HttpRemote({ url: URL_OF_ITS_OWN, token: ({ registerId }) => registerId });

  remoteContract(() => ({ remote: own, managerPin: ANA.pin }), { describe, it });

  it('locks a register that has tried too many PINs', async () => {
    const intent = { action: 'loyalty-add', entryId: idOf(1), points: 5 } as const;
    const codes: unknown[] = [];
    for (const pin of [...Array.from({ length: 5 }, () => WRONG_PIN), ANA.pin]) {
      codes.push(await codeOf(own.approve(intent, pin, { ...call, registerId: 'till-9' })));
    }
    expect(codes.slice(3)).toEqual(['wrong-pin', 'wrong-pin', 'pin-locked']);
  });

  it('has no line where the remote behind it cannot be reached', async () => {
    const url = 'https://dead.example';
    server.use(...remoteHandlers(url, { remote: new FaultyRemote(remote, { drop: 1, random: () => 0 }) }));
    const dead = new HttpRemote({ url, token: () => 'a' });
    expect(await codeOf(dead.whoami(call))).toBe('remote-unreachable');
    await expect(fetch(`${url}/whoami`, { headers: { Authorization: 'Bearer a', 'Regulars-Protocol': '1' } })).rejects.toThrow();
  });

  it('takes no managers beside a remote that knows its own', () => {
    expect(() => remoteHandlers(URL_OF_REMOTE, { remote, managers: [ANA] })).toThrow(/managers must be left out/);
  });
});
