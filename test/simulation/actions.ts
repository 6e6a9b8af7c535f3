import { adjustOf, tamper } from './by-hand.js';
import { newMutations } from '../../src/data/new-mutations.js';
import { saveCustomer } from '../../src/data/save-customer.js';
import { setStatus } from '../../src/data/set-status.js';
import { eraseCustomer } from '../../src/data/erasing/erase-customer.js';
import { claimSale } from '../../src/data/parked-sales/claim-sale.js';
import { releaseSale, removeSale } from '../../src/data/parked-sales/end-sale.js';
import { parkSale } from '../../src/data/parked-sales/park-sale.js';
import { recordRefund } from '../../src/data/sales/record-refund.js';
import { recordSale } from '../../src/data/sales/record-sale.js';
import { redeem, reverseRedemption } from '../../src/data/sales/redemption.js';
import type { Customer } from '../../src/domain/customer.js';
import { isRegularsError } from '../../src/domain/errors.js';
import type { MutationBody } from '../../src/domain/mutation.js';
import { consentOf, customerOf } from '../support/sample-records.js';
import { documentOf } from './document-numbers.js';
import type { SeededRandom } from './random.js';
import { importRows } from './refused-rows.js';
import type { SimRegister } from './sim-register.js';

/** What a cashier, or the register by itself, does. Answers what it did, for the trace; null where there was nothing to do it to. */
export type Action = (register: SimRegister, random: SeededRandom) => Promise<string | null>;

const WORDS = ['Ada', 'Ben', 'Cleo', 'Dov', 'Eve', 'Finn', 'Gus', 'Hal'];

async function customersOf({ store }: SimRegister): Promise<Customer[]> {
  const all: Customer[] = [];
  await store.walkCustomers((rows) => {
    all.push(...rows.flatMap(({ customer, erased }) => (erased || customer.deletedAt !== undefined ? [] : customer)));
    return true;
  });
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const someone = async (register: SimRegister, random: SeededRandom): Promise<Customer | undefined> =>
  random.pick((await customersOf(register)).filter(({ status }) => status !== 'merged'));

const create: Action = async ({ context }, random) => {
  const result = await saveCustomer(context, { displayName: `${random.pick(WORDS)} ${random.below(100)}` });
  return result.ok ? `makes ${result.customer.id}` : null;
};

const edit: Action = async (register, random) => {
  const customer = await someone(register, random);
  if (!customer) return null;
  const field = random.pick(['note', 'nickname', 'displayName', 'code', 'customerType'] as const) ?? 'note';
  const value =
    field === 'customerType'
      ? (random.pick(['retail', 'wholesale', 'employee']) ?? 'retail')
      : `${random.pick(WORDS)} ${random.below(9)}`;
  await saveCustomer(register.context, { id: customer.id, [field]: value });
  return `sets ${field} of ${customer.id} to ${value}`;
};

const changeStatus: Action = async (register, random) => {
  const customer = await someone(register, random);
  if (!customer) return null;
  const status = random.pick(['active', 'inactive', 'banned'] as const) ?? 'active';
  await setStatus(register.context, customer.id, status, { reason: 'simulated' });
  return `makes ${customer.id} ${status}`;
};

const sell: Action = async (register, random) => {
  const customer = await someone(register, random);
  if (!customer) return null;
  const { context } = register;
  const id = context.settings.environment.newId();
  const amountMinor = 100 * (1 + random.below(40));
  await recordSale(context, {
    id,
    customerId: customer.id,
    number: id,
    lines: [
      { id: '1', name: 'Tea', quantity: 2, totalMinor: amountMinor },
      { id: '2', name: 'Cake', quantity: 1, totalMinor: 250 },
    ],
    tenders: [{ type: 'cash', amountMinor: amountMinor + 250 }],
    subtotalMinor: amountMinor + 250,
    taxMinor: 0,
    totalMinor: amountMinor + 250,
  });
  return `sells ${amountMinor + 250} to ${customer.id} as ${id}`;
};

const refund: Action = async (register, random) => {
  const customer = await someone(register, random);
  if (!customer) return null;
  const sales = await register.store.readSales(customer.id, { limit: 20 });
  const sale = random.pick(sales.filter(({ refundOf }) => refundOf === null));
  if (!sale) return null;
  const { context } = register;
  const line = random.pick(sale.lines);
  if (!line) return null;
  const amountMinor = Math.floor(line.totalMinor / line.quantity);
  await recordRefund(context, {
    id: context.settings.environment.newId(),
    refundOf: sale.id,
    number: 'R',
    lines: [{ lineId: line.id, quantity: 1, amountMinor }],
    tenders: [{ type: random.happens(0.5) ? 'cash' : 'store-credit', amountMinor }],
  });
  return `takes back one of line ${line.id} of ${sale.id}`;
};

const takePoints: Action = async (register, random) => {
  const customer = await someone(register, random);
  if (!customer) return null;
  const { context } = register;
  const saleId = context.settings.environment.newId();
  const { id } = await redeem(context, { saleId, customerId: customer.id, points: 1 + random.below(10) });
  if (random.happens(0.3)) return `redeems as ${id}`;
  if (random.happens(0.5)) {
    // Perhaps after it was sent, and perhaps refused: the sale counts all the same.
    if (random.happens(0.5)) register.sync();
    await recordSale(context, {
      id: saleId,
      customerId: customer.id,
      number: 'P',
      lines: [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 100, earnsPoints: false }],
      tenders: [{ type: 'points', amountMinor: 100, redemptionId: id }],
      ...{ subtotalMinor: 100, taxMinor: 0, totalMinor: 100 },
    });
    return `redeems as ${id}, for sale ${saleId}`;
  }
  await reverseRedemption(context, id);
  return `redeems as ${id}, and gives it back`;
};

const park: Action = async (register, random) => {
  const customer = random.happens(0.5) ? await someone(register, random) : undefined;
  const { id } = await parkSale(register.context, {
    label: 'Table 4',
    customerId: customer?.id ?? null,
    cart: { lines: [random.below(100)] },
    itemCount: 1,
    total: { amountMinor: 500, currency: 'USD' },
  });
  return `parks ${id}`;
};

const resume: Action = async (register, random) => {
  const parked = random.pick(await register.store.readParkedSales());
  if (!parked) return null;
  const { context } = register;
  const what = random.pick(['claim', 'release', 'remove'] as const);
  if (what === 'claim') await claimSale(context, parked.id, false);
  else if (what === 'release') await releaseSale(context, parked.id);
  else await removeSale(context, parked.id);
  return `does ${what ?? ''} to ${parked.id}`;
};

const erase: Action = async (register, random) => {
  if (random.happens(0.8)) return null;
  const customer = await someone(register, random);
  if (!customer) return null;
  await eraseCustomer(register.context, customer.id, { reason: 'asked to' });
  return `erases ${customer.id}`;
};

/** Kinds that no call of the client makes today go as the mutations they are, with the records they write. */
const others: Action = async (register, random) => {
  const [customer, other] = [await someone(register, random), await someone(register, random)];
  if (!customer || !other) return null;
  const { context, store } = register;
  const { newId } = context.settings.environment;
  const { registerId } = store.meta;
  const seen = customer.version;
  const consent = consentOf({ id: newId(), customerId: customer.id, contactPoint: 'ann@example.com', version: 0 });
  const imported = customerOf({ id: newId(), displayName: 'Imported', version: 0, originRegisterId: registerId });
  const [conflict] = customer.conflicts;
  const ledgers = { loyaltyEntries: [], storeCreditEntries: [] };
  const bodies: readonly (readonly [MutationBody, object])[] = [
    [{ kind: 'consent-append', consent, seen }, { consents: [consent] }],
    [
      { kind: 'customer-import', importId: newId(), block: 0, customers: [imported], consents: [], ...ledgers },
      { customers: [imported] },
    ],
    ...(conflict
      ? ([
          [
            { kind: 'conflict-resolve', customerId: customer.id, conflictId: conflict.id, pick: 'other' },
            { customers: [customer] },
          ],
        ] as const)
      : []),
    ...(other.id === customer.id
      ? []
      : ([
          [
            { kind: 'customer-merge', mergeId: newId(), customerId: customer.id, survivorId: other.id, seen },
            { customers: [{ ...customer, status: 'merged', mergedInto: other.id }] },
          ],
        ] as const)),
    [{ kind: 'register-enroll', publicKey: 'none' }, {}],
  ];
  const [body, puts] = random.pick(bodies) ?? [];
  if (!body) return null;
  await store.write({ customers: [customer.id] }, (found) => {
    if (!found.customers.has(customer.id)) return { result: null };
    return { puts: { ...puts, mutations: newMutations([body], context.settings) }, result: null };
  });
  return `writes ${body.kind} for ${customer.id}`;
};

/** A few in a row, as in the days after a line went down. */
const inARow =
  (action: Action): Action =>
  async (register, random) => {
    const did: string[] = [];
    for (let times = 1 + random.below(5); times > 0; times -= 1) {
      const forged = random.happens(0.3) ? await tamper(register, random) : null;
      did.push(...[forged, await act(action, register, random)].filter((one) => one !== null));
    }
    return did.join(', then ') || null;
  };

export const ACTIONS: readonly Action[] = [
  create,
  create,
  edit,
  edit,
  edit,
  changeStatus,
  sell,
  sell,
  sell,
  refund,
  refund,
  takePoints,
  inARow(adjustOf(someone)),
  inARow(adjustOf(someone)),
  park,
  resume,
  resume,
  erase,
  documentOf(someone),
  importRows,
  importRows,
  others,
  others,
];

/** What a register refuses by its own rules is no fault of anybody's. */
export async function act(action: Action, register: SimRegister, random: SeededRandom): Promise<string | null> {
  try {
    return await action(register, random);
  } catch (error) {
    if (isRegularsError(error)) return `is refused: ${error.code}`;
    throw error;
  }
}
