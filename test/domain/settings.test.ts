import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';
import { RegularsError } from '../../src/domain/errors.js';
import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import { settingsOf, withLive } from '../../src/domain/settings.js';
import { idOf } from '../support/sample-records.js';

const clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() };
const environment = { clock, newId: () => idOf(1), random: () => 0.5, indexedDB: null };
const platform = { timeZone: 'America/Denver', environment };

function refusalOf(action: () => unknown): RegularsError {
  try {
    action();
  } catch (error) {
    if (error instanceof RegularsError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('settings', () => {
  it('are complete with no option given', () => {
    const settings = {
      database: 'regulars',
      locationId: 'local',
      currency: 'USD',
      country: 'US',
      timeZone: 'America/Denver',
      storage: 'auto',
      persist: 'full',
      cashier: { id: 'local' },
      profile: 'full-name',
      shop: 'retail',
      requiredFields: [],
      customFields: [],
      customerTypes: [{ id: 'retail' }, { id: 'medical' }, { id: 'wholesale' }, { id: 'employee' }],
      loyalty: {},
      storeCredit: {},
      parkedSales: {},
      statusPolicy: { inactive: 'block', banned: 'block' },
      environment,
    };
    expect(settingsOf(undefined, platform)).to.deep.equal(settings);
    expect(settingsOf({}, platform)).to.deep.equal(settings);
  });

  it('take every option as it was given', () => {
    const validate = (): [] => [];
    const earn = (): number => 0;
    const options: Required<CustomerClientOptions> = {
      merchantId: 'acme',
      database: 'mine',
      locationId: 'main',
      currency: 'EUR',
      country: 'FR',
      timeZone: 'Europe/Paris',
      storage: 'memory',
      persist: 'minimal',
      workerUrl: '/worker.js',
      remote: new MemoryRemote(),
      scope: { locationIds: ['main'], seenWithinMonths: 18 },
      environment,
      cashier: { id: 'ana', name: 'Ana', can: { edit: 'no' } },
      loyalty: {
        earn,
        expireAfterMonths: 12,
        reasons: [{ code: 'goodwill', text: 'Goodwill' }, { code: 'other' }],
        allowNegative: true,
        clamp: false,
      },
      storeCredit: { expireAfterMonths: null, reasons: [] },
      offlineRedemption: { customerDay: { points: 50 }, registerDay: { points: 500, creditMinor: 0 } },
      parkedSales: { days: 7 },
      registerName: 'Bar',
      locale: 'fr-FR',
      profile: 'given-family',
      shop: 'medical',
      requiredFields: ['email'],
      customFields: [{ id: 'size', label: 'Size', type: 'choice', choices: ['S', 'M'], required: true, maxLength: 10 }],
      customerTypes: [{ id: 'vip', label: 'VIP' }],
      validate,
      statusPolicy: { inactive: 'warn', banned: 'warn' },
      consentWording: { sms: { text: 'Yes.', version: '1' } },
    };
    expect(settingsOf(options, platform)).to.deep.equal(options);
  });

  it('name the database after the merchant', () => {
    expect(settingsOf({ merchantId: 'acme' }, platform).database).to.equal('regulars:acme');
    expect(settingsOf({ merchantId: 'acme', database: 'regulars' }, platform).database).to.equal('regulars');
  });

  it('keep nothing where nothing may persist', () => {
    expect(settingsOf({ persist: 'none', storage: 'indexeddb' }, platform).storage).to.equal('memory');
  });

  it('take a part of the status policy and of the environment', () => {
    expect(settingsOf({ statusPolicy: { banned: 'warn' } }, platform).statusPolicy).to.deep.equal({
      inactive: 'block',
      banned: 'warn',
    });
    const random = (): number => 0;
    expect(settingsOf({ environment: { random } }, platform).environment).to.deep.equal({ ...environment, random });
  });

  it('keep a clock of a class whole', () => {
    class Still {
      private readonly at = 7;
      now(): number {
        return this.at;
      }
      monotonic(): number {
        return this.at;
      }
      sleep(): Promise<void> {
        return Promise.resolve();
      }
    }
    expect(settingsOf({ environment: { clock: new Still() } }, platform).environment.clock.now()).to.equal(7);
  });

  it('take an address of the platform for the worker', () => {
    expect(settingsOf({ workerUrl: new URL('https://till.example/worker.js') }, platform).workerUrl).to.equal(
      'https://till.example/worker.js',
    );
  });

  it('count an option that is undefined as not given', () => {
    expect(settingsOf({ currency: undefined, cashier: undefined }, platform)).to.include({ currency: 'USD' });
    expect(settingsOf({ cashier: undefined }, platform).cashier).to.deep.equal({ id: 'local' });
    expect(settingsOf({ cashier: null }, platform).cashier).to.equal(null);
  });

  it('are copies: what the host changes later does not count', () => {
    const types = [{ id: 'vip', label: 'VIP' }];
    const settings = settingsOf({ customerTypes: types }, platform);
    types.push({ id: 'other', label: 'Other' });
    (types[0] ?? { label: '' }).label = 'changed';
    expect(settings.customerTypes).to.deep.equal([{ id: 'vip', label: 'VIP' }]);
  });
});

describe('a wrong option', () => {
  for (const [options, path] of [
    [null, 'config'],
    [[], 'config'],
    ['x', 'config'],
    [{ remote: {} }, 'config.remote'],
    [{ offlineRedemption: { registerDay: {}, day: {} } }, 'config.offlineRedemption.day'],
    [{ offlineRedemption: { registerDay: { points: -1 } } }, 'config.offlineRedemption.registerDay.points'],
    [{ offlineRedemption: { registerDay: { creditMinor: 0.5 } } }, 'config.offlineRedemption.registerDay.creditMinor'],
    [{ offlineRedemption: { customerDay: { points: 5 } } }, 'config.offlineRedemption.registerDay'],
    [{ merchantId: '' }, 'config.merchantId'],
    [{ merchantId: ' ' }, 'config.merchantId'],
    [{ merchantId: 'x'.repeat(201) }, 'config.merchantId'],
    [{ database: 5 }, 'config.database'],
    [{ locationId: null }, 'config.locationId'],
    [{ currency: 'usd' }, 'config.currency'],
    [{ currency: 'USD\n' }, 'config.currency'],
    [{ country: 'USA' }, 'config.country'],
    [{ timeZone: 'Mars/Olympus' }, 'config.timeZone'],
    [{ timeZone: '' }, 'config.timeZone'],
    [{ storage: 'disk' }, 'config.storage'],
    [{ persist: true }, 'config.persist'],
    [{ workerUrl: '' }, 'config.workerUrl'],
    [{ workerUrl: 7 }, 'config.workerUrl'],
    [{ workerUrl: null }, 'config.workerUrl'],
    [{ environment: { random: 4 } }, 'config.environment.random'],
    [{ environment: { clock: {} } }, 'config.environment.clock'],
    [{ environment: { clock: null } }, 'config.environment.clock'],
    [{ environment: { now: () => 0 } }, 'config.environment.now'],
    [{ cashier: 'ana' }, 'config.cashier'],
    [{ cashier: {} }, 'config.cashier.id'],
    [{ cashier: { id: 'ana', pin: '1234' } }, 'config.cashier.pin'],
    [{ cashier: { id: 'ana', can: { fly: 'yes' } } }, 'config.cashier.can.fly'],
    [{ cashier: { id: 'ana', can: { edit: true } } }, 'config.cashier.can.edit'],
    [{ registerName: '' }, 'config.registerName'],
    [{ locale: 'en_US' }, 'config.locale'],
    [{ locale: '' }, 'config.locale'],
    [{ profile: 'KT' }, 'config.profile'],
    [{ shop: '' }, 'config.shop'],
    [{ requiredFields: 'email' }, 'config.requiredFields'],
    [{ requiredFields: ['email', 'size'] }, 'config.requiredFields.1'],
    [{ requiredFields: ['email', 'email'] }, 'config.requiredFields.1'],
    [
      {
        customFields: [
          { id: 'a', label: 'A', type: 'date' },
          { id: 'b', label: 'B', type: 'colour' },
        ],
      },
      'config.customFields.1.type',
    ],
    [{ customFields: [{ label: 'A', type: 'text' }] }, 'config.customFields.0.id'],
    [{ customFields: [{ id: 'a', type: 'text' }] }, 'config.customFields.0.label'],
    [{ customFields: [{ id: 'a b', label: 'A', type: 'text' }] }, 'config.customFields.0.id'],
    [{ customFields: [{ id: 'constructor', label: 'A', type: 'text' }] }, 'config.customFields.0.id'],
    [{ customFields: [{ id: '__proto__', label: 'A', type: 'text' }] }, 'config.customFields.0.id'],
    [{ customFields: [{ id: 'a', label: 'A', type: 'choice' }] }, 'config.customFields.0.choices'],
    [{ customFields: [{ id: 'a', label: 'A', type: 'choice', choices: [] }] }, 'config.customFields.0.choices'],
    [{ customFields: [{ id: 'a', label: 'A', type: 'text', maxLength: 0 }] }, 'config.customFields.0.maxLength'],
    [{ customFields: [{ id: 'a', label: 'A', type: 'text', maxLength: 1.5 }] }, 'config.customFields.0.maxLength'],
    [{ customFields: [{ id: 'a', label: 'A', type: 'text', required: 'yes' }] }, 'config.customFields.0.required'],
    [{ customFields: Array.from('aa', (id) => ({ id, label: 'A', type: 'text' })) }, 'config.customFields.1'],
    [{ customerTypes: [] }, 'config.customerTypes'],
    [{ customerTypes: [{ id: 'a' }, { id: 'a' }] }, 'config.customerTypes.1'],
    [{ customerTypes: ['retail'] }, 'config.customerTypes.0'],
    [{ validate: {} }, 'config.validate'],
    [{ loyalty: null }, 'config.loyalty'],
    [{ loyalty: { earn: 2 } }, 'config.loyalty.earn'],
    [{ loyalty: { expireAfterMonths: 0 } }, 'config.loyalty.expireAfterMonths'],
    [{ loyalty: { expireAfterMonths: 1.5 } }, 'config.loyalty.expireAfterMonths'],
    [{ loyalty: { reasons: [{ text: 'Goodwill' }] } }, 'config.loyalty.reasons.0.code'],
    [{ loyalty: { reasons: [{ code: 'a' }, { code: 'a' }] } }, 'config.loyalty.reasons.1'],
    [{ loyalty: { allowNegative: 'yes' } }, 'config.loyalty.allowNegative'],
    [{ loyalty: { clamp: 1 } }, 'config.loyalty.clamp'],
    [{ loyalty: { points: 1 } }, 'config.loyalty.points'],
    [{ storeCredit: { expireAfterMonths: '12' } }, 'config.storeCredit.expireAfterMonths'],
    [{ storeCredit: { clamp: true } }, 'config.storeCredit.clamp'],
    [{ parkedSales: { days: 0 } }, 'config.parkedSales.days'],
    [{ parkedSales: { hours: 1 } }, 'config.parkedSales.hours'],
    [{ statusPolicy: { inactive: 'hide' } }, 'config.statusPolicy.inactive'],
    [{ statusPolicy: { active: 'warn' } }, 'config.statusPolicy.active'],
    [{ consentWording: { sms: 'Yes' } }, 'config.consentWording.sms'],
    [{ consentWording: { sms: { text: 'Yes' } } }, 'config.consentWording.sms.version'],
    [{ consentWording: { fax: { text: 'Yes', version: '1' } } }, 'config.consentWording.fax'],
    [JSON.parse('{"__proto__":{"shop":"medical"}}'), 'config.__proto__'],
    [JSON.parse('{"cashier":{"id":"a","__proto__":{}}}'), 'config.cashier.__proto__'],
  ] as [unknown, string][]) {
    it(`${JSON.stringify(options).slice(0, 90)} is refused at ${path}`, () => {
      const refusal = refusalOf(() => settingsOf(options, platform));
      expect(refusal).to.include({ code: 'invalid-config', path });
      expect(refusal.expected).to.be.a('string').and.not.equal('');
      expect(refusal.message).to.contain(path);
    });
  }

  it('is refused without its value', () => {
    const refusal = refusalOf(() => settingsOf({ locale: 'sécret_value' }, platform));
    expect(`${refusal.message} ${refusal.expected}`).not.to.contain('cret');
  });

  it('is never taken and never changes a prototype, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withNullPrototype: true,
          withMap: true,
          withDate: true,
          key: fc.constantFrom('cashier', 'shop', '__proto__', 'constructor', 'statusPolicy', 'id'),
        }),
        (options) => {
          try {
            settingsOf(options, platform);
          } catch (error) {
            expect(error).to.be.instanceOf(RegularsError);
          }
          expect(Object.keys(Object.prototype)).to.deep.equal([]);
          expect(Reflect.get({}, 'shop')).to.equal(undefined);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('live options', () => {
  const settings = settingsOf({ registerName: 'Bar', shop: 'medical', statusPolicy: { inactive: 'warn' } }, platform);

  it('change and leave the rest', () => {
    expect(withLive(settings, { profile: 'given-family' })).to.deep.equal({ ...settings, profile: 'given-family' });
    expect(withLive(settings, {})).to.deep.equal(settings);
    expect(withLive(settings, { cashier: null }).cashier).to.equal(null);
  });

  it('go back to the default where they are undefined', () => {
    const reset = withLive(settings, { shop: undefined, registerName: undefined, statusPolicy: undefined, cashier: undefined });
    expect(reset.shop).to.equal('retail');
    expect(reset.registerName).to.equal(undefined);
    expect(reset.statusPolicy).to.deep.equal({ inactive: 'block', banned: 'block' });
    expect(reset.cashier).to.deep.equal({ id: 'local' });
  });

  it('leave the settings they started from as they were', () => {
    const before = structuredClone({ ...settings, environment: null });
    withLive(settings, { profile: 'given-family', statusPolicy: { banned: 'warn' } });
    expect({ ...settings, environment: null }).to.deep.equal(before);
  });

  for (const live of [
    { currency: 'EUR' },
    { database: 'x' },
    { environment: {} },
    { merchantId: undefined },
    { colour: 'red' },
    null,
    undefined,
    'medical',
  ]) {
    it(`${JSON.stringify(live)} are refused`, () => {
      expect(refusalOf(() => withLive(settings, live)).code).to.equal('invalid-config');
    });
  }
});
