import { expect } from '@open-wc/testing';
import { RegularsError } from '../../src/domain/errors.js';
import type { Grant } from '../../src/domain/grant.js';
import { OPENING } from '../../src/domain/store-status.js';
import { CustomerChangeEvent } from '../../src/events/customer-change.js';
import { CustomerOpenEvent } from '../../src/events/customer-open.js';
import { CustomerSaveEvent, CustomerStatusEvent } from '../../src/events/customer-save.js';
import { CustomerSelectEvent } from '../../src/events/customer-select.js';
import { GrantIssueEvent } from '../../src/events/grant-issue.js';
import { ListFilterEvent } from '../../src/events/list-filter.js';
import { LoyaltyAdjustEvent } from '../../src/events/loyalty-adjust.js';
import { PanelToggleEvent } from '../../src/events/panel-toggle.js';
import { RegularsErrorEvent, RegularsReadyEvent } from '../../src/events/regulars.js';
import { ScanEvent } from '../../src/events/scan.js';
import { CustomerAttachEvent, CustomerClearEvent } from '../../src/events/sale-change.js';
import {
  SaleParkedEvent,
  SaleParkEvent,
  SaleRemoveEvent,
  SaleResumedEvent,
  SaleResumeEvent,
} from '../../src/events/sale-queue.js';
import { StoreCreditAdjustEvent } from '../../src/events/store-credit-adjust.js';
import { SyncChangeEvent } from '../../src/events/sync-change.js';
import * as everything from '../../src/index.js';

/** More than an event asks for: what a careless caller might spread into it. */
const PERSON = {
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  name: 'Ada Lovelace',
  phone: '+14155550147',
  email: 'ada@example.com',
  label: 'Ada',
  identityDocuments: [{ type: 'passport', number: 'X1234567' }],
};
const PANEL = { open: true, view: 'search' } as const;
const MONEY = { amountMinor: 450, currency: 'USD' };
const SALE = {
  ...PERSON,
  parkedSaleId: 's-1',
  customerId: 'c-1',
  itemCount: 3,
  total: MONEY,
  origin: 'park',
  cart: [PERSON],
} as const;
const GRANT: Grant & typeof PERSON = {
  ...PERSON,
  id: 'g-1',
  entryId: 'e-1',
  action: 'loyalty-add',
  customerId: 'c-1',
  points: 50,
  amount: null,
  limit: null,
  merchantId: '',
  registerId: 'r-1',
  managerId: 'm-1',
  verifiedBy: 'register',
  issuedAt: '2026-11-21T17:30:00.000Z',
  proof: 'ADA',
};
const CUSTOMER = { ...PERSON, customerId: 'c-1', initial: 'A', status: 'active' } as const;

/** What hosts rely on. */
interface EventContract {
  readonly type: string;
  readonly make: () => Event;
  readonly isCancelable: boolean;
  readonly fields: readonly string[];
}

const OF_A_SALE = ['parkedSaleId', 'customerId', 'origin'];

const EVENTS: readonly EventContract[] = [
  {
    type: 'customer-select',
    make: () => new CustomerSelectEvent({ ...CUSTOMER, source: 'local' }),
    isCancelable: true,
    fields: ['customerId', 'initial', 'status', 'source'],
  },
  {
    type: 'customer-open',
    make: () => new CustomerOpenEvent({ ...CUSTOMER, view: 'edit' }),
    isCancelable: true,
    fields: ['customerId', 'view'],
  },
  {
    type: 'customer-attach',
    make: () => new CustomerAttachEvent({ ...CUSTOMER, origin: 'search' }),
    isCancelable: true,
    fields: ['customerId', 'initial', 'status', 'origin'],
  },
  {
    type: 'customer-clear',
    make: () => new CustomerClearEvent({ ...CUSTOMER, origin: 'menu' }),
    isCancelable: true,
    fields: ['customerId', 'initial', 'status', 'origin'],
  },
  {
    type: 'customer-change',
    make: () => new CustomerChangeEvent({ ...CUSTOMER, previousId: null, origin: 'host' }),
    isCancelable: false,
    fields: ['customerId', 'initial', 'status', 'previousId', 'origin'],
  },
  {
    type: 'customer-save',
    make: () => new CustomerSaveEvent({ ...CUSTOMER, created: true }),
    isCancelable: false,
    fields: ['customerId', 'created'],
  },
  {
    type: 'customer-status',
    make: () => new CustomerStatusEvent(CUSTOMER),
    isCancelable: false,
    fields: ['customerId', 'status'],
  },
  {
    type: 'panel-toggle',
    make: () => new PanelToggleEvent({ ...PANEL, ...PERSON }),
    isCancelable: false,
    fields: ['open', 'view'],
  },
  {
    type: 'list-filter',
    make: () => new ListFilterEvent({ ...PERSON, filters: { statuses: ['active'] }, shown: 2, total: 7 }),
    isCancelable: false,
    fields: ['filters', 'shown', 'total'],
  },
  {
    type: 'loyalty-adjust',
    make: () => new LoyaltyAdjustEvent({ ...CUSTOMER, entryId: 'e-1', points: -20, balance: 100 }),
    isCancelable: false,
    fields: ['customerId', 'entryId', 'points', 'balance'],
  },
  {
    type: 'store-credit-adjust',
    make: () => new StoreCreditAdjustEvent({ ...CUSTOMER, entryId: 'e-1', amount: MONEY, balance: MONEY }),
    isCancelable: false,
    fields: ['customerId', 'entryId', 'amount', 'balance'],
  },
  {
    type: 'sync-change',
    make: () => new SyncChangeEvent({ ...PERSON, state: 'offline', pending: 3, rejected: 1 }),
    isCancelable: false,
    fields: ['state', 'pending', 'rejected'],
  },
  {
    type: 'grant-issue',
    make: () => new GrantIssueEvent(GRANT),
    isCancelable: false,
    fields: ['grantId', 'entryId', 'action', 'managerId', 'verifiedBy'],
  },
  { type: 'sale-park', make: () => new SaleParkEvent(SALE), isCancelable: true, fields: [...OF_A_SALE, 'itemCount', 'total'] },
  {
    type: 'sale-parked',
    make: () => new SaleParkedEvent(SALE),
    isCancelable: false,
    fields: [...OF_A_SALE, 'itemCount', 'total'],
  },
  { type: 'sale-resume', make: () => new SaleResumeEvent(SALE), isCancelable: true, fields: OF_A_SALE },
  { type: 'sale-resumed', make: () => new SaleResumedEvent(SALE), isCancelable: false, fields: OF_A_SALE },
  { type: 'sale-remove', make: () => new SaleRemoveEvent(SALE), isCancelable: false, fields: OF_A_SALE },
  { type: 'scan', make: () => new ScanEvent({ ...PERSON, code: 'C-17' }), isCancelable: true, fields: ['code'] },
  { type: 'regulars-ready', make: () => new RegularsReadyEvent(OPENING), isCancelable: false, fields: ['store'] },
  {
    type: 'regulars-error',
    make: () => new RegularsErrorEvent(Object.assign(new RegularsError('not-found', 'There is no such customer.'), PERSON)),
    isCancelable: false,
    fields: ['code', 'message', 'path', 'retryAfterMs'],
  },
];

describe('events', () => {
  it('are all held to what hosts rely on', () => {
    const exported = Object.entries<unknown>(everything).filter(
      ([, value]) => typeof value === 'function' && value.prototype instanceof Event,
    );
    const held = new Set(EVENTS.map(({ make }) => make().constructor.name));
    expect(exported.map(([name]) => name).filter((name) => !held.has(name))).to.deep.equal([]);
    expect(exported).to.have.length(EVENTS.length);
  });

  for (const { type, make, isCancelable, fields } of EVENTS) {
    describe(type, () => {
      it(`reaches a listener around every shadow root, and ${isCancelable ? 'can be refused' : 'cannot be refused'}`, () => {
        const host = document.createElement('div');
        const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
        const heard: string[] = [];
        document.body.append(host);
        document.body.addEventListener(
          type,
          (event) => {
            heard.push(event.type);
            event.preventDefault();
          },
          { once: true },
        );
        const went = inside.dispatchEvent(make());
        host.remove();
        expect(heard).to.deep.equal([type]);
        expect(went).to.equal(!isCancelable);
      });

      it(`carries ${fields.join(', ')} and nothing of who the customer is`, () => {
        const event = make();
        expect(event).to.be.instanceOf(Event);
        // A browser marks each event it has not made itself by a property of its own.
        const own = Object.keys(event).filter((name) => name !== 'isTrusted');
        expect(own).to.have.members(fields);
        expect(JSON.stringify(own.map((name) => Reflect.get(event, name) as unknown))).not.to.match(/Ada|Lovelace|0147|X1234567/);
      });
    });
  }
});
