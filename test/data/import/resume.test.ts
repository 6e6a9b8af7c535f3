import { expect } from '@open-wc/testing';
import { isRegularsError } from '../../../src/domain/errors.js';
import { sampleCustomers } from '../../../src/domain/sample-customers.js';
import { closeClients, freshDatabase, openClient } from '../../support/import-client.js';
import { sampleCsv } from '../../support/sample-csv.js';

const ROWS = 1_500;

describe('an import that does not come to its end', () => {
  afterEach(closeClients);

  it('leaves whole batches when cancelled, says how far it came, and goes on from there', async () => {
    const client = openClient();
    const file = sampleCsv('square', ROWS);
    const stop = new AbortController();
    const cancelled = await client.importCustomers(file, {
      signal: stop.signal,
      onProgress: ({ rows }) => rows >= 500 && stop.abort(),
    });
    expect(cancelled.cancelled).to.equal(true);
    expect(cancelled.rows).to.equal(client.store.customers);
    expect(cancelled.nextRow).to.equal(cancelled.rows);
    expect(cancelled.rows).to.be.within(500, ROWS - 1);

    const progress: number[] = [];
    const rest = await client.importCustomers(file, { onProgress: ({ rows }) => progress.push(rows) });
    expect(progress[0]).to.be.greaterThan(cancelled.rows);
    expect(rest).to.include({ id: cancelled.id, rows: ROWS, created: ROWS, unchanged: 0, cancelled: false, nextRow: ROWS });
    expect(client.store.customers).to.equal(ROWS);
  });

  it('takes nothing when it was cancelled before', async () => {
    const client = openClient();
    const report = await client.importCustomers(sampleCsv('plain', 20), { signal: AbortSignal.abort() });
    expect(report).to.include({ cancelled: true, rows: 0, nextRow: 0 });
    expect(client.store.customers).to.equal(0);
  });

  it('goes on after the store was closed under it, its report whole', async () => {
    const database = freshDatabase();
    const client = openClient(database);
    const file = `${sampleCsv('plain', ROWS)},,,\r\nAnn,,,12345\r\n`.replace('\r\n', '\r\nFirst of all,,,12\r\n');
    let closing: Promise<void> | null = null;
    const error: unknown = await client
      .importCustomers(file, { onProgress: () => (closing ??= client.close()) })
      .catch((caught: unknown) => caught);
    expect(isRegularsError(error) && error.code).to.equal('closed');
    await closing;

    const again = openClient(database);
    await again.ready;
    const done = again.store.customers;
    expect(done).to.be.within(1, ROWS);
    const report = await again.importCustomers(file);
    expect(report).to.include({ rows: ROWS + 2, created: ROWS + 2, unchanged: 0, cancelled: false });
    expect(report.problems.map(({ row, outcome }) => [row, outcome])).to.deep.equal([
      [2, 'kept-as-typed'],
      [ROWS + 4, 'kept-as-typed'],
    ]);
    expect(again.store.customers).to.equal(ROWS + 2);
  });

  it('goes on after its page was killed', async () => {
    const database = freshDatabase();
    const frame = document.createElement('iframe');
    const begun = new Promise<void>((resolve) => {
      addEventListener('message', (event) => event.data === database && resolve(), { once: true });
    });
    frame.srcdoc = `<script type="module">
      import { createCustomerClient } from '/src/client.ts';
      import { sampleCsv } from '/test/support/sample-csv.ts';
      const client = createCustomerClient({ database: '${database}', timeZone: 'UTC', locale: 'en' });
      client.importCustomers(sampleCsv('lightspeed', ${ROWS}), { onProgress: () => parent.postMessage('${database}', '*') });
    </script>`;
    document.body.append(frame);
    await begun;
    frame.remove();

    const client = openClient(database);
    const report = await client.importCustomers(sampleCsv('lightspeed', ROWS));
    expect(report).to.include({ rows: ROWS, created: ROWS, unchanged: 0, refused: 0, cancelled: false });
    expect(client.store.customers).to.equal(ROWS);
  });

  it('goes on with batches where it has an id', async () => {
    const client = openClient();
    const id = crypto.randomUUID();
    const stop = new AbortController();
    const rows = sampleCustomers(ROWS);
    const cancelled = await client.importCustomers([rows], { id, signal: stop.signal, onProgress: () => stop.abort() });
    expect(cancelled).to.include({ id, cancelled: true });
    expect(await client.importCustomers([rows], { id })).to.include({ id, created: ROWS, unchanged: 0 });
  });

  it('begins anew once it was done, with a report of its own', async () => {
    const client = openClient();
    const file = 'Name,Phone,Colour\nAnn,12,\nBob,13,\n';
    const first = await client.importCustomers(file);
    expect(first.problems).to.have.lengthOf(3);
    const again = await client.importCustomers(file);
    expect(again).to.include({ id: first.id, created: 0, unchanged: 2 });
    expect(again.problems.map(({ code }) => code)).to.deep.equal(['column-not-taken']);
  });

  it('is done once where two tabs import the same file at the same time', async () => {
    const database = freshDatabase();
    const [one, other] = [openClient(database), openClient(database)];
    const file = sampleCsv('shopify', 700);
    const reports = await Promise.all([one.importCustomers(file), other.importCustomers(file)]);
    for (const report of reports) expect(report.created + report.unchanged).to.equal(700);
    expect(one.store.customers).to.equal(700);
  });

  it('tells of rows only once they are stored', async () => {
    const database = freshDatabase();
    const client = openClient(database);
    const seen: [told: number, stored: number][] = [];
    await client.importCustomers(sampleCsv('plain', 900), {
      onProgress: ({ rows }) => seen.push([rows, client.store.customers]),
    });
    for (const [told, stored] of seen) expect(stored).to.be.at.least(told);
    expect(seen.at(-1)?.[0]).to.equal(900);
  });

  it('tells a fraction that grows to one', async () => {
    const fractions: (number | null)[] = [];
    await openClient().importCustomers(sampleCsv('plain', 2_000), { onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(fractions).to.deep.equal([...fractions].sort((a, b) => (a ?? 0) - (b ?? 0)));
    expect(fractions.at(-1)).to.equal(1);
  });
});
