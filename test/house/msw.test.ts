import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpRemote } from '../../src/data/remote/http-remote.js';
import { remoteHandlers } from '../../src/msw.js';

import { CAPABILITIES, RecordingRemote } from '../support/recording-remote.js';
import { mutationOf } from '../support/sample-mutations.js';

const URL_OF_REMOTE = 'https://remote.example/regulars';
const remote = new RecordingRemote();
const server = setupServer(...remoteHandlers(URL_OF_REMOTE, { remote, delayMs: 5 }));
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
