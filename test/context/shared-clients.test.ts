import { expect } from '@open-wc/testing';
import { shareClient, type SharedClient } from '../../src/context/shared-clients.js';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';
import { ownStore } from '../support/harness/register-page.js';
import { HeldTimers } from '../support/held-timers.js';

describe('clients of equal options', () => {
  let timers: HeldTimers;
  let options: CustomerClientOptions;
  let held: SharedClient[];

  beforeEach(() => {
    timers = new HeldTimers();
    options = ownStore({ cashier: { id: 'c7', name: 'Kim' } });
    held = [];
  });
  afterEach(() => {
    for (const shared of held) shared.release();
    timers.advance(5_000);
    timers.restore();
  });

  function share(wanted: CustomerClientOptions): SharedClient {
    const shared = shareClient(wanted);
    held.push(shared);
    return shared;
  }

  function isClosed({ client }: SharedClient): boolean {
    return client.store.state === 'closed';
  }

  it('are one, in whatever order the options stand, also deep inside', () => {
    const { database, ...rest } = options;
    const first = share(options);
    const second = share({ ...rest, cashier: { name: 'Kim', id: 'c7' }, ...(database !== undefined && { database }) });
    expect(second.client === first.client).to.equal(true);
  });

  it('are two where any option differs', () => {
    const first = share(options);
    expect(share({ ...options, currency: 'EUR' }).client === first.client).to.equal(false);
    expect(share({ ...options, cashier: { id: 'c8' } }).client === first.client).to.equal(false);
  });

  it('are one for one and the same function, two for two that look alike', () => {
    const validate = (): [] => [];
    const first = share({ ...options, validate });
    expect(share({ ...options, validate }).client === first.client).to.equal(true);
    expect(share({ ...options, validate: () => [] }).client === first.client).to.equal(false);
  });

  it('are not made of options that are wrong', () => {
    const wrong = { ...options, currency: 'dollars' };
    for (let time = 0; time < 2; time += 1) {
      expect(() => share(wrong))
        .to.throw()
        .with.property('code', 'invalid-config');
    }
  });

  it('close five seconds after the last has left, and not before', () => {
    const [first, second] = [share(options), share(options)];
    first.release();
    timers.advance(60_000);
    expect(isClosed(second)).to.equal(false);
    second.release();
    timers.advance(4_999);
    expect(isClosed(second)).to.equal(false);
    timers.advance(1);
    expect(isClosed(second)).to.equal(true);
  });

  it('stay open where somebody comes in time', () => {
    const first = share(options);
    first.release();
    timers.advance(4_999);
    const second = share(options);
    timers.advance(60_000);
    expect(second.client === first.client).to.equal(true);
    expect(isClosed(second)).to.equal(false);
  });

  it('are opened anew after that', () => {
    const first = share(options);
    first.release();
    timers.advance(5_000);
    const second = share(options);
    expect(second.client === first.client).to.equal(false);
    expect(isClosed(second)).to.equal(false);
  });

  it('are left once by each, however often it says so', () => {
    const [first, second] = [share(options), share(options)];
    first.release();
    first.release();
    timers.advance(60_000);
    expect(isClosed(second)).to.equal(false);
  });

  describe('given other live options', () => {
    const asMedical = { shop: 'medical' } as const;

    it('have them where nobody else holds them, and are then found by the new ones', () => {
      const first = share(options);
      expect(first.configure({ ...options, ...asMedical }, asMedical)).to.equal(true);
      expect(first.client.options.shop).to.equal('medical');
      expect(share({ ...options, ...asMedical }).client === first.client).to.equal(true);
      expect(share(options).client === first.client).to.equal(false);
    });

    it('stay as they are where somebody else holds them', () => {
      const [first] = [share(options), share(options)];
      expect(first.configure({ ...options, ...asMedical }, asMedical)).to.equal(false);
      expect(first.client.options.shop).to.equal('retail');
    });

    it('close all the same', () => {
      const first = share(options);
      first.configure({ ...options, ...asMedical }, asMedical);
      first.release();
      timers.advance(5_000);
      expect(isClosed(first)).to.equal(true);
    });

    it('keep the old where the new are wrong', () => {
      const first = share(options);
      const wrong = { locale: 'no locale' };
      expect(() => first.configure({ ...options, ...wrong }, wrong))
        .to.throw()
        .with.property('code', 'invalid-config');
      expect(share(options).client === first.client).to.equal(true);
    });
  });
});
