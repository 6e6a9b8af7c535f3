import { expect } from '@open-wc/testing';
import { RegularsError } from '../../src/domain/errors.js';
import { OPENING } from '../../src/domain/store-status.js';
import { CustomerChangeEvent } from '../../src/events/customer-change.js';
import { CustomerOpenEvent } from '../../src/events/customer-open.js';
import { CustomerSaveEvent, CustomerStatusEvent } from '../../src/events/customer-save.js';
import { CustomerSelectEvent } from '../../src/events/customer-select.js';
import { PanelToggleEvent } from '../../src/events/panel-toggle.js';
import { RegularsErrorEvent, RegularsReadyEvent } from '../../src/events/regulars.js';
import { ScanEvent } from '../../src/events/scan.js';
import { CustomerAttachEvent, CustomerClearEvent } from '../../src/events/sale-change.js';

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
const CUSTOMER = { ...PERSON, customerId: 'c-1', initial: 'A', status: 'active' } as const;

/** What hosts rely on. */
interface EventContract {
  readonly type: string;
  readonly make: () => Event;
  readonly isCancelable: boolean;
  readonly fields: readonly string[];
}

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
