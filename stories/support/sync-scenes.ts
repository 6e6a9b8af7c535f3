import { RegularsError } from 'regulars';
import { MemoryRemote } from 'regulars/client';
import type { CustomerClient, CustomerClientOptions, ImportRow, ManagerCredential, Remote } from 'regulars/client';
import { FaultyRemote, sampleCustomers, sequentialIds } from 'regulars/testing';
import { openClient } from './cast.js';
import { storyEnvironment, TODAY } from './environment.js';
import { overHttp } from './mocked-remote.js';
import { sellForAYear } from './past-sales.js';

type ErrorCode = ConstructorParameters<typeof RegularsError>[0];

/** How a client in one state of sync is made; it gets there by what its remote does. */
export type SyncScene = (options: CustomerClientOptions) => CustomerClient;

const MINUTE = 60_000;
const { clock } = storyEnvironment();

/** A server of the shop, whose clock is the stories'. */
function server(options: ConstructorParameters<typeof MemoryRemote>[0] = {}): MemoryRemote {
  return new MemoryRemote({ merchantId: 'shop', locationIds: ['main-street'], ...(clock && { clock }), ...options });
}

function open(options: CustomerClientOptions, remote: Remote, over: Parameters<typeof overHttp>[1] = {}): CustomerClient {
  return openClient({ ...options, merchantId: 'shop', remote: overHttp(remote, over) });
}

/** Everything is sent. */
export const agreed: SyncScene = (options) => open(options, server());

/** No call gets through, for this reason; it is tried again in 27 s. */
export function refused(code: ErrorCode, names: readonly string[] = []): SyncScene {
  return (options) => {
    const wait = (): Promise<void> => Promise.reject(new RegularsError(code, 'In this story.', { retryAfterMs: 27_000 }));
    return withCustomers(open(options, new FaultyRemote(server(), { random: () => 0.5, wait })), names);
  };
}

/** What is written is on its way, and stays there. */
export const sending: SyncScene = (options) => {
  const line = new FaultyRemote(server(), { random: () => 0.5 });
  const client = open(options, line);
  void (async () => {
    await client.sync.now();
    line.faults = { random: () => 0.5, wait: () => new Promise(() => undefined) };
    await write(client, ['Maya Perez', 'Sam', 'Hana Ito']);
  })();
  return client;
};

/** Gives one page of its customers, and then takes for ever. */
class SlowServer extends MemoryRemote {
  /** Whether its customers are in it. */
  isFull: Promise<unknown> = Promise.resolve();
  private pages = 0;

  override async snapshot(...args: Parameters<MemoryRemote['snapshot']>): ReturnType<MemoryRemote['snapshot']> {
    await this.isFull;
    this.pages += 1;
    return this.pages > 1 ? new Promise(() => undefined) : super.snapshot(...args);
  }
}

/** A new register of a shop that has 950 customers, over a slow line: 400 of them come. */
export const firstPull: SyncScene = (options) => {
  const shop = { merchantId: 'shop', locationIds: ['main-street'], ...(clock && { clock }) };
  const remote = new SlowServer({ ...shop, pageSize: 400 });
  const filling = new MemoryRemote(shop);
  remote.isFull = (async () => {
    const other = open({}, filling);
    await other.importCustomers(sampleCustomers(950, { seed: 1, batch: 950 }));
    await other.sync.now();
    remote.restore(filling.checkpoint());
    await other.close();
  })();
  return open(options, remote, { delayMs: 300 });
};

/** The server knows who may approve, and counts the wrong PINs of each register. */
export function managed(managers: readonly ManagerCredential[]): SyncScene {
  return (options) => open(options, server(), { managers });
}

/** The server is another merchant's. */
export const wrongMerchant: SyncScene = (options) => open(options, server({ merchantId: 'another' }));

/** The register's clock is twelve minutes slow. */
export const wrongClock: SyncScene = (options) => {
  const there = clock && { ...clock, now: () => TODAY + 12 * MINUTE };
  return open(options, server(there ? { clock: there } : {}));
};

/**
 * Points that no manager approved, with a change that waits behind them; and a sale of a place that the server does not
 * know this register in. Both are refused by the rules of every server.
 */
export const rejected: SyncScene = (options) => {
  const cashier = { id: 'robin', name: 'Robin', can: { loyalty: 'yes' } } as const;
  const client = open({ ...options, cashier, locationId: 'harbour' }, server());
  void (async () => {
    const [maya, long] = await write(client, ['Maya Perez', 'María del Carmen Fernández de Córdoba y Álvarez de Toledo']);
    await client.sync.now();
    await client.loyalty.adjust({ customerId: maya ?? '', points: 50, reason: { code: 'goodwill' } });
    await client.sync.now();
    await client.save({ id: maya ?? '', note: 'Oat milk' });
    await client.recordSale({
      id: client.options.environment.newId(),
      customerId: long ?? '',
      number: '1012',
      lines: [{ id: 'a', name: 'Breakfast', quantity: 1, totalMinor: 1_475 }],
      tenders: [{ type: 'cash', amountMinor: 1_475 }],
      ...{ subtotalMinor: 1_475, taxMinor: 0, totalMinor: 1_475 },
    });
    await client.sync.now();
    if (options.cashier !== undefined) client.configure({ cashier: options.cashier });
  })();
  return client;
};

/** Somebody was erased here, and two registers have not yet said that they are gone there too. */
export const erasing: SyncScene = (options) => {
  const remote = server();
  const client = open({ ...options, cashier: { id: 'robin', can: { erase: 'yes' } } }, remote);
  void (async () => {
    for (const [place, registerName] of ['Counter 2', 'بار السطح'].entries()) {
      // Ids that count from elsewhere: two registers never make the same.
      const environment = { ...storyEnvironment(), newId: sequentialIds(place + 2) };
      const other = open({ environment, registerName }, remote);
      await write(other, [`Known to ${registerName}`]);
      await other.sync.now();
      await other.close();
    }
    const [id = ''] = await write(client, ['Maya Perez']);
    await client.sync.now();
    await client.eraseCustomer(id, { reason: 'asked to' });
    for (let round = 0; round < 2; round += 1) await client.sync.now();
    if (options.cashier !== undefined) client.configure({ cashier: options.cashier });
  })();
  return client;
};

/** Another register took an older version of the same file while this one was out of reach. */
export const twoVersions: SyncScene = (options) => {
  const remote = server();
  const line = new FaultyRemote(remote, { random: () => 0.5, drop: 1 });
  const client = open({ ...options, cashier: { id: 'robin' } }, line);
  const rows = (...customers: readonly ImportRow[]) => [
    customers.map((customer, place) => ({ ...customer, externalIds: { shop: `shop-${place}` } })),
  ];
  const sam = { displayName: 'Sam' };
  void (async () => {
    const environment = { ...storyEnvironment(), newId: sequentialIds(2) };
    const other = open({ environment, registerName: 'Register 2' }, remote);
    const [maya, hana] = [{ displayName: 'Maya Perez', phone: '+1 555 201 0147' }, { displayName: 'Hana Ito' }];
    await other.importCustomers(rows(maya, sam, hana, { displayName: 'Ken', note: 'Tea only' }), { origin: 'shop' });
    await other.sync.now();
    await other.close();
    const renamed = { displayName: 'Maya Pérez-Lund', phone: '+1 555 201 0199' };
    await client.importCustomers(rows(renamed, sam, { displayName: '伊藤 花' }, { displayName: 'Ken' }), { origin: 'shop' });
    line.faults = { random: () => 0.5 };
    await client.sync.now();
    if (options.cashier !== undefined) client.configure({ cashier: options.cashier });
  })();
  return client;
};

/** Somebody whose name, phone and birthday were changed at two registers while neither heard of the other. */
export function changedTwice(id: string): SyncScene {
  return (options) => {
    const remote = server();
    const line = new FaultyRemote(remote, { random: () => 0.5 });
    const here = open({ ...options, cashier: { id: 'robin' } }, remote);
    // Ids that count from elsewhere: two registers never make the same.
    const environment = { ...storyEnvironment(), newId: sequentialIds(2) };
    const there = open({ environment, registerName: 'Register 2' }, line);
    void (async () => {
      await here.save({ id, displayName: 'Maya Perez', phone: '(503) 555-2671' });
      await here.sync.now();
      await there.sync.now();
      line.faults = { random: () => 0.5, drop: 1 };
      await there.save({ id, displayName: 'Maya Pérez-Lund', phone: '(503) 555-2672', birthDate: '1984-03-07' });
      await here.save({ id, displayName: 'Maya Peres', phone: '(503) 555-2673', birthDate: '1984-07-03' });
      await here.sync.now();
      line.faults = { random: () => 0.5 };
      await there.sync.now();
      await here.sync.now();
      await there.close();
      if (options.cashier !== undefined) here.configure({ cashier: options.cashier });
    })();
    return here;
  };
}

/** Has all that happened before the first register asks; what is older than a register keeps it may be unable to say. */
class OldServer extends MemoryRemote {
  isFull: Promise<unknown> = Promise.resolve();
  isCut = false;

  override async snapshot(...args: Parameters<MemoryRemote['snapshot']>): ReturnType<MemoryRemote['snapshot']> {
    await this.isFull;
    return super.snapshot(...args);
  }

  override async history(...args: Parameters<MemoryRemote['history']>): ReturnType<MemoryRemote['history']> {
    if (this.isCut) throw new RegularsError('remote-busy', 'In this story.');
    return super.history(...args);
  }
}

/** A register that came after a year of sales to one customer: it knows them, and of what they bought only the balance. */
export function cameLater(id: string, isCut = false): SyncScene {
  return (options) => {
    const shop = { merchantId: 'shop', locationIds: ['main-street'], ...(clock && { clock }) };
    const remote = new OldServer(shop);
    remote.isCut = isCut;
    remote.isFull = (async () => {
      const filling = new MemoryRemote(shop);
      const other = open({ environment: { ...storyEnvironment(), newId: sequentialIds(2) } }, filling);
      await other.save({ id, displayName: 'Maya Perez', phone: '(503) 555-0147' });
      await sellForAYear(other, id);
      await other.sync.now();
      remote.restore(filling.checkpoint());
      await other.close();
    })();
    return open(options, remote);
  };
}

function withCustomers(client: CustomerClient, names: readonly string[]): CustomerClient {
  void write(client, names);
  return client;
}

async function write(client: CustomerClient, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const displayName of names) {
    const result = await client.save({ displayName });
    if (result.ok) ids.push(result.customer.id);
  }
  return ids;
}
