import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-provider.js';
import '../../../src/define/customer-search.js';
import { createCustomerClient } from '../../../src/client.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { CustomerDraft } from '../../../src/domain/customer.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, ownStore, until } from '../../support/harness/register-page.js';

/** A remote that gives a register none of its customers but those it asks for, as for a small scope. */
class FarRemote extends MemoryRemote {
  readonly asked: string[] = [];
  /** Awaited before a search is answered. */
  wait: (query: string) => Promise<unknown> = () => Promise.resolve();
  isAway = false;

  override async snapshot(...args: Parameters<MemoryRemote['snapshot']>): ReturnType<MemoryRemote['snapshot']> {
    return { ...(await super.snapshot(...args)), customers: [] };
  }

  override async search(...args: Parameters<MemoryRemote['search']>): ReturnType<MemoryRemote['search']> {
    const [query] = args;
    this.asked.push(query);
    await this.wait(query);
    if (this.isAway) throw new RegularsError('remote-unreachable', 'The line is down.');
    return super.search(...args);
  }

  override async get(...args: Parameters<MemoryRemote['get']>): ReturnType<MemoryRemote['get']> {
    if (this.isAway) throw new RegularsError('remote-unreachable', 'The line is down.');
    return super.get(...args);
  }
}

interface Scene {
  readonly provider: CustomerProviderElement;
  readonly search: CustomerSearchHarness;
  readonly remote: FarRemote;
}

/** A register with some customers of its own, at a remote that has others too. */
async function scene(
  here: readonly (string | CustomerDraft)[],
  there: readonly (string | CustomerDraft)[],
  options: CustomerClientOptions = {},
  page = html`<customer-search></customer-search>`,
): Promise<Scene> {
  const remote = new FarRemote();
  const other = createCustomerClient(ownStore({ merchantId: 'memory', remote }));
  await addCustomers(other, ...there);
  await other.sync.now();
  await other.close();
  const config = ownStore({ merchantId: 'memory', remote, ...options });
  const provider = await fixture<CustomerProviderElement>(html`<customer-provider .config=${config}>${page}</customer-provider>`);
  await clientOf(provider).ready;
  await clientOf(provider).sync.now();
  await addCustomers(clientOf(provider), ...here);
  return { provider, search: CustomerSearchHarness.in(provider), remote };
}

const names = ({ options }: CustomerSearchHarness): string[] =>
  options.map((option) => option.querySelector('.name')?.textContent?.trim() ?? '');

describe('what the remote finds, in customer-search', () => {
  it('comes by itself below this register’s own and Create, under a heading, each customer once', async () => {
    const { search, provider } = await scene(['Lee Ann'], ['Lee Bob', 'Lee Cid']);
    const [first] = (await clientOf(provider).search('bob', { source: 'remote' })).results;
    await clientOf(provider).get(first?.customer.id ?? '');
    await search.type('lee');
    await until(() => search.rows.length === 4);
    expect(names(search)).to.deep.equal(['Lee Ann', 'Lee Bob', 'Create “lee”', 'Lee Cid']);
    expect(search.seen).to.contain('More on the server');
  });

  it('moves nothing that is painted, and no active row', async () => {
    const { search } = await scene(['Lee Ann'], ['Lee Bob']);
    await search.type('lee');
    await until(() => search.rows.length === 2);
    await search.press('ArrowDown', 'ArrowDown');
    const [row, create] = search.options;
    const tops = [row, create].map((option) => option?.getBoundingClientRect().top);
    await until(() => search.rows.length === 3);
    expect([row, create].map((option) => option?.getBoundingClientRect().top)).to.deep.equal(tops);
    expect(search.options.slice(0, 2)).to.deep.equal([row, create]);
    expect(search.active).to.equal(create);
  });

  it('is asked once the typing rests, and never for less than what is typed by then', async () => {
    const { search, remote } = await scene([], ['Lee Bob']);
    await search.type('lee b');
    await until(() => search.rows.length === 2);
    expect(remote.asked).to.deep.equal(['lee b']);
  });

  it('is not asked where this register’s own fill the list, nor with nothing typed', async () => {
    const { search, remote } = await scene(
      ['Lee Ann', 'Lee Bob'],
      ['Lee Cid', 'Lee Dan'],
      {},
      html`<customer-search limit="2"></customer-search>`,
    );
    await search.type('lee');
    await until(() => search.rows.length === 3);
    await until(() => search.politeWords !== '');
    await search.type(' d');
    // Only for this has it been asked.
    await until(() => search.rows.length === 2 && search.rows[1]?.includes('Lee Dan'));
    expect(remote.asked).to.deep.equal(['lee d']);
  });

  it('never shows the answer to an older text', async () => {
    const { search, remote } = await scene([], ['Lee Bob', 'Ray Cid']);
    let answerLee = (): void => undefined;
    remote.wait = (query) => (query === 'lee' ? new Promise<void>((resolve) => (answerLee = resolve)) : Promise.resolve());
    await search.type('lee');
    await until(() => remote.asked.includes('lee'));
    await search.paste('ray');
    await until(() => search.rows.length === 2);
    answerLee();
    await search.settled();
    await search.settled();
    expect(names(search).join()).to.contain('Ray Cid');
    expect(names(search).join()).not.to.contain('Lee Bob');
  });

  it('says what it does meanwhile, and is told to a screen reader after the count', async () => {
    const { search, remote } = await scene(['Lee Ann'], ['Lee Bob']);
    let answer = (): void => undefined;
    remote.wait = () => new Promise<void>((resolve) => (answer = resolve));
    await search.type('lee');
    await until(() => search.seen.includes('Looking on the server…') && remote.asked.length > 0);
    await until(() => search.politeWords === '1 customer; create new, last');
    answer();
    await until(() => search.politeWords === '1 more customer on the server');
    expect(search.seen).not.to.contain('Looking on the server…');
  });

  it('says that there is nobody else', async () => {
    const { search } = await scene(['Lee Ann'], []);
    await search.type('lee');
    await until(() => search.seen.includes('Nobody else on the server.'));
    await until(() => search.politeWords === 'Nobody else on the server.');
  });

  it('is a small line where the remote cannot be asked, and no failure of the search', async () => {
    const { search, remote, provider } = await scene(['Lee Ann'], ['Lee Bob']);
    const failures: string[] = [];
    provider.addEventListener('regulars-error', ({ code }) => failures.push(code));
    remote.isAway = true;
    await search.type('lee');
    await until(() => search.seen.includes('The server could not be asked.'));
    await until(() => search.politeWords.startsWith('The server could not be asked.'));
    expect(names(search)[0]).to.contain('Lee Ann');
    expect(search.error).to.equal('');
    expect(failures).to.deep.equal([]);
    // The next text asks again.
    remote.isAway = false;
    await search.type(' b');
    await until(() => search.rows.length === 2);
  });

  it('goes through with the keys, and round', async () => {
    const { search } = await scene(['Lee Ann'], ['Lee Bob']);
    await search.type('lee');
    await until(() => search.rows.length === 3);
    await search.press('ArrowUp');
    expect(search.active?.textContent).to.contain('Lee Bob');
    await search.press('ArrowDown');
    expect(search.active?.textContent).to.contain('Lee Ann');
  });

  it('is put on the sale like any other, and stays on this register', async () => {
    const { search, provider, remote } = await scene([], ['Lee Bob']);
    const sources: string[] = [];
    provider.addEventListener('customer-select', ({ source }) => sources.push(source));
    await search.type('lee');
    await until(() => search.rows.length === 2);
    await search.choose(1);
    await until(() => provider.sale?.current);
    expect(search.field.value).to.equal('Lee Bob');
    expect(sources).to.deep.equal(['remote']);
    remote.isAway = true;
    const [kept] = (await clientOf(provider).search('bob')).results;
    expect(kept?.customer.displayName).to.equal('Lee Bob');
  });

  it('says so where the customer cannot be had after all, and attaches nobody', async () => {
    const { search, provider, remote } = await scene([], ['Lee Bob']);
    await search.type('lee');
    await until(() => search.rows.length === 2);
    remote.isAway = true;
    await search.choose(1);
    await until(() => search.seen.includes('The server did not give this customer.'));
    expect(search.assertiveWords).to.contain('The server did not give this customer.');
    expect(provider.sale?.current).to.equal(null);
    remote.isAway = false;
    await search.choose(1);
    await until(() => provider.sale?.current);
  });

  it('is taken by Enter for a whole phone that nobody here has', async () => {
    const { search, provider } = await scene([], [{ displayName: 'Lee Bob', phone: '(303) 555-0147' }]);
    await search.type('3035550147');
    await until(() => search.rows.length === 2);
    await search.press('Enter');
    await until(() => provider.sale?.current?.customer.displayName === 'Lee Bob');
  });

  it('is not guessed by Enter where somebody here has the same phone', async () => {
    const phone = '(303) 555-0147';
    const { search, provider } = await scene([{ displayName: 'Lee Ann', phone }], [{ displayName: 'Lee Bob', phone }]);
    await search.type('3035550147');
    await until(() => search.rows.length === 3);
    await search.press('Enter');
    await until(() => search.assertiveWords.startsWith('Choose with the arrow keys.'));
    expect(provider.sale?.current).to.equal(null);
  });

  it('is not asked for who may not see contacts', async () => {
    const cashier = { id: 'c1', can: { contacts: 'no' } } as const;
    const { search, remote } = await scene(['Lee Ann'], ['Lee Bob'], { cashier });
    await search.type('lee');
    await until(() => search.politeWords !== '');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(remote.asked).to.deep.equal([]);
    expect(search.seen).not.to.contain('server');
  });

  for (const [scheme, dir] of [
    ['light', 'ltr'],
    ['dark', 'rtl'],
  ] as const) {
    it(`has nothing axe objects to, and loses nothing in 320 px, ${scheme}, ${dir}`, async () => {
      const page = html`<div dir=${dir} style=${`width: 320px; background: ${scheme === 'dark' ? '#1c1c1a' : '#fff'}`}><customer-search></customer-search></div>`;
      const { search, provider } = await scene(
        [{ displayName: 'Lee Ann', phone: '3035550147' }],
        ['Lee Maria Guadalupe Featherstonehaugh-Cholmondeley'],
        {},
        page,
      );
      provider.scheme = scheme;
      await search.type('lee');
      await until(() => search.rows.length === 3);
      await search.press('ArrowUp');
      await expect(search.element).to.be.accessible();
      expect(search.element.scrollWidth).to.be.at.most(320);
      for (const option of search.options) expect(option.scrollWidth).to.be.at.most(option.clientWidth + 1);
    });
  }
});
