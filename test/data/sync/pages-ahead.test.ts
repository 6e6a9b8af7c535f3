import { expect } from '@open-wc/testing';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import { closeClients, openClient } from '../../support/open-client.js';

const PAGE = 300;

class PagedRemote extends MemoryRemote {
  /** How far the register had come when each page was asked for. */
  readonly asked: number[] = [];
  received: () => number = () => 0;

  override async snapshot(...[scope, after, call]: Parameters<MemoryRemote['snapshot']>) {
    this.asked.push(this.received());
    return super.snapshot(scope, after, call);
  }
}

describe('the pages of everybody', () => {
  afterEach(() => closeClients());

  it('are asked for while the ones before are stored, each once', async () => {
    const remote = new PagedRemote({ pageSize: PAGE });
    const one = await openClient({ storage: 'memory', merchantId: 'memory', remote });
    await one.importCustomers([Array.from({ length: 4 * PAGE }, (_, row) => ({ displayName: `Customer ${row}` }))], {
      origin: 'shop',
    });
    await one.sync.now();
    remote.asked.length = 0;

    const two = await openClient({ storage: 'memory', merchantId: 'memory', remote });
    remote.received = () => two.sync.status.snapshot?.received ?? 0;
    await two.sync.now();
    expect((await two.list({ limit: 1 })).total).to.equal(4 * PAGE);
    // The second while the first is not stored, and so on.
    expect(remote.asked).to.deep.equal([0, 0, PAGE, 2 * PAGE]);
  });
});
