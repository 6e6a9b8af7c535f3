import { expect, oneEvent } from '@open-wc/testing';
import '../../../src/define/customer-provider.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { StoreState } from '../../../src/domain/store-status.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { closeClients, openClient } from '../../support/open-client.js';
import { FaultyFactory, fullDisk } from '../../support/faulty-factory.js';
import { ProviderHarness } from '../../support/harness/customer-provider-harness.js';
import { makeNewerStore, NEWER, upgradeInOtherTab } from '../../support/newer-store.js';
import { clientOf, until } from '../../support/harness/register-page.js';

/** One way in which a store fails, made from outside, and what the cashier is told in each language. */
interface Trouble {
  readonly state: StoreState;
  readonly options?: CustomerClientOptions;
  /** Comes before the page. */
  readonly before?: (scene: Scene) => void | Promise<void>;
  /** Comes while the store is open. */
  readonly during?: (scene: Scene) => void | Promise<void>;
  readonly en: string;
  /** What to do, in the other languages. */
  readonly es: string;
  readonly fr: string;
}

interface Scene {
  readonly database: string;
  readonly factory: FaultyFactory;
  readonly provider?: CustomerProviderElement;
}

const TROUBLES: readonly Trouble[] = [
  {
    state: 'memory',
    before: ({ factory }) => void factory.openErrors.push('SecurityError'),
    en: 'This browser does not let the register store customers: they are gone once this page is closed or reloaded. Allow storage for this page before you go on.',
    es: 'Permita el almacenamiento de esta página antes de continuar.',
    fr: 'Autorisez le stockage pour cette page avant de continuer.',
  },
  {
    state: 'store-denied',
    options: { storage: 'indexeddb' },
    before: ({ factory }) => void factory.openErrors.push('SecurityError'),
    en: 'This browser does not let the register store customers. Allow storage for this page, then reload it.',
    es: 'Permita el almacenamiento de esta página y recárguela.',
    fr: 'Autorisez le stockage pour cette page, puis rechargez-la.',
  },
  {
    state: 'store-blocked',
    // A tab with a newer version takes the store over.
    during: ({ database }) => upgradeInOtherTab(database),
    en: 'Another tab runs another version of this register. Close that tab, then reload this page.',
    es: 'Cierre esa pestaña y recargue esta página.',
    fr: 'Fermez cet onglet, puis rechargez cette page.',
  },
  {
    state: 'store-full',
    during: async ({ factory, provider }) => {
      factory.onTransaction = fullDisk;
      await provider?.client?.save({ displayName: 'Ann Lee' }).catch(() => undefined);
    },
    en: 'The storage of this register is full. Nothing was saved. Free some space, then try again.',
    es: 'Libere espacio e inténtelo de nuevo.',
    fr: 'Libérez de la place, puis réessayez.',
  },
  {
    state: 'store-lost',
    before: ({ factory }) => void factory.openErrors.push('UnknownError', 'UnknownError'),
    en: 'The storage of this register does not answer. Nothing was saved. Reload the page.',
    es: 'Recargue la página.',
    fr: 'Rechargez la page.',
  },
  {
    state: 'store-newer',
    before: ({ database }) => makeNewerStore(database, NEWER),
    en: 'The customers here were saved by a newer version of this register. Reload the page to get it.',
    es: 'Recargue la página para obtenerla.',
    fr: 'Rechargez la page pour l’obtenir.',
  },
  {
    state: 'wrong-merchant',
    options: { merchantId: 'm-2' },
    before: async ({ database }) => (await openClient({ database, merchantId: 'm-1' })).close(),
    en: 'The customers stored here belong to another merchant. Nothing was opened. Tell whoever set this register up.',
    es: 'Avise a quien configuró esta caja.',
    fr: 'Prévenez la personne qui a configuré cette caisse.',
  },
];

describe('the line of customer-provider about its store', () => {
  let scene: Scene;
  const open: CustomerProviderElement[] = [];

  beforeEach(async () => {
    scene = { database: `notice-${crypto.randomUUID()}`, factory: new FaultyFactory() };
    // Deleted at the end with what the provider left in it.
    await (await openClient({ database: scene.database, storage: 'memory' })).close();
  });
  afterEach(async () => {
    scene.factory.onTransaction = null;
    const clients = open.splice(0).map((provider) => {
      const { client } = provider;
      provider.remove();
      return client;
    });
    await Promise.all(clients.map((client) => client?.close()));
    await closeClients();
  });

  async function addProvider(locale: string, options: CustomerClientOptions = {}): Promise<CustomerProviderElement> {
    const { database, factory } = scene;
    const provider = document.createElement('customer-provider');
    provider.locale = locale;
    provider.config = { database, environment: { indexedDB: factory }, ...options };
    open.push(provider);
    document.body.append(provider);
    await provider.updateComplete;
    return provider;
  }

  /** The page after a trouble has come. */
  async function pageIn(trouble: Trouble, locale: string): Promise<ProviderHarness> {
    await trouble.before?.(scene);
    const provider = await addProvider(locale, trouble.options);
    if (trouble.during) {
      await clientOf(provider).ready;
      await trouble.during({ ...scene, provider });
    }
    return new ProviderHarness(provider);
  }

  for (const trouble of TROUBLES) {
    it(`says what is wrong and what to do where the store is ${trouble.state}`, async () => {
      const page = await pageIn(trouble, 'en');
      await until(() => page.notice);
      expect(page.notice).to.equal(trouble.en);
      expect(clientOf(page.element).store.state).to.equal(trouble.state);
    });

    for (const locale of ['es', 'fr'] as const) {
      it(`says so in ${locale}: ${trouble.state}`, async () => {
        const page = await pageIn(trouble, locale);
        await until(() => page.notice.endsWith(trouble[locale]));
      });
    }
  }

  it('is not there while the store is well', async () => {
    const provider = await addProvider('en');
    await oneEvent(provider, 'regulars-ready');
    await clientOf(provider).save({ displayName: 'Ann Lee' });
    await provider.updateComplete;
    expect(new ProviderHarness(provider).notice).to.equal('');
  });

  it('is not there where memory was asked for', async () => {
    const provider = await addProvider('en', { storage: 'memory' });
    await oneEvent(provider, 'regulars-ready');
    await provider.updateComplete;
    expect(new ProviderHarness(provider).notice).to.equal('');
  });

  it('comes with an event that tells the host the code, and no customer', async () => {
    const provider = await addProvider('en');
    await clientOf(provider).ready;
    scene.factory.onTransaction = fullDisk;
    const told = oneEvent(provider, 'regulars-error');
    await clientOf(provider)
      .save({ displayName: 'Ann Lee' })
      .catch(() => undefined);
    expect(await told).to.include({ code: 'store-full' });
    expect(Reflect.get(await told, 'message')).not.to.contain('Ann');
  });

  it('goes with the trouble', async () => {
    const provider = await addProvider('en');
    const page = new ProviderHarness(provider);
    await clientOf(provider).ready;
    scene.factory.onTransaction = fullDisk;
    await clientOf(provider)
      .save({ displayName: 'Ann Lee' })
      .catch(() => undefined);
    await until(() => page.notice);
    scene.factory.onTransaction = null;
    await clientOf(provider).save({ displayName: 'Ann Lee' });
    await until(() => page.notice === '');
  });

  it('is an alert, so that a screen reader says it', async () => {
    scene.factory.openErrors.push('SecurityError');
    const page = new ProviderHarness(await addProvider('en'));
    await until(() => page.notice);
    expect(page.role).to.equal('alert');
    await expect(page.element).to.be.accessible();
  });
});
