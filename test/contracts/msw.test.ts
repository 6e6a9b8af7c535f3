import { expect } from '@open-wc/testing';
import { setupWorker } from 'msw/browser';
import { HttpRemote } from '../../src/client.js';
import { remoteHandlers } from '../../src/msw.js';
import { remoteContract } from '../../src/testing.js';
import { ANA, codeOf, WRONG_PIN } from '../support/managers.js';
import { idOf } from '../support/sample-records.js';

const URL_OF_REMOTE = 'https://pos.example/regulars';

describe('a remote mocked by msw, behind a service worker', () => {
  const worker = setupWorker(...remoteHandlers(URL_OF_REMOTE, { managers: [ANA] }));
  const remote = new HttpRemote({ url: URL_OF_REMOTE, token: ({ registerId }) => registerId });

  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(async () => {
    worker.stop();
    // Other files have this page's origin, and a network of their own.
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });

  remoteContract(() => ({ remote, managerPin: ANA.pin }), { describe, it });

  it('locks the pad of a register that has tried too many PINs, and of no other', async () => {
    const intent = { action: 'loyalty-add', entryId: idOf(1), customerId: idOf(2), points: 5 } as const;
    const tryPin = (pin: string, registerId: string): Promise<unknown> =>
      codeOf(remote.approve(intent, pin, { registerId, signal: new AbortController().signal }));
    const codes: unknown[] = [];
    for (let tried = 0; tried < 6; tried += 1) codes.push(await tryPin(WRONG_PIN, 'till-1'));
    expect(codes).to.deep.equal([...Array.from({ length: 5 }, () => 'wrong-pin'), 'pin-locked']);
    expect(await tryPin(ANA.pin, 'till-1')).to.equal('pin-locked');
    expect(await tryPin(ANA.pin, 'till-2')).to.equal('done');
  });
});
