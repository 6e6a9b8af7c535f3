import { newMutations } from '../../src/data/new-mutations.js';
import type { Id } from '../../src/domain/id.js';
import type { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { customerOf, idOf } from '../support/sample-records.js';
import type { Action } from './actions.js';
import type { SimRegister } from './sim-register.js';

type Import = Extract<Mutation, { readonly kind: 'customer-import' }>;

/** Of the file that all registers take, each in a version of its own. */
const ROWS = 8;
const FIRST_ID = 70_000;
const AT_ONCE = 4;

/** Some rows of the file, of people whom the register does not know yet. */
export const importRows: Action = async ({ context, store }, random) => {
  const { registerId } = store.meta;
  const ids = [...new Set(Array.from({ length: AT_ONCE }, () => idOf(FIRST_ID + random.below(ROWS))))];
  const customers = ids.map((id) =>
    customerOf({ id, displayName: `Row ${random.below(2)}`, version: 0, originRegisterId: registerId }),
  );
  const nothing = { consents: [], loyaltyEntries: [], storeCreditEntries: [] };
  const importId = context.settings.environment.newId();
  return store
    .write<string | null>({ customers: ids }, ({ customers: known, erased }) => {
      const left = customers.filter(({ id }) => !known.has(id) && !erased.has(id));
      if (left.length === 0) return { result: null };
      const bodies = [{ kind: 'customer-import', importId, block: 0, customers: left, ...nothing } as const];
      const result = `imports ${left.map(({ id, displayName }) => `${id} as ${displayName}`).join(', ')}`;
      return { puts: { customers: left, mutations: newMutations(bodies, context.settings) }, result };
    })
    .then(({ result }) => result);
};

/** Imports, and whether each row that the remote has refused waits at its register, once. */
export class RefusedRows {
  private readonly imports = new Map<Id, { readonly register: SimRegister; readonly mutation: Import }>();

  note(register: SimRegister, mutation: Mutation): void {
    if (mutation.kind === 'customer-import') this.imports.set(mutation.id, { register, mutation });
  }

  /** @param erased - The lanes of whoever is erased. */
  async judge({ outcomes }: MerchantState<PushResult>, erased: ReadonlySet<string>) {
    const lost: string[] = [];
    const twice = new Set<string>();
    for (const [id, { register }] of this.imports) {
      const { result } = outcomes.get(id) ?? {};
      const refused = (result?.status === 'accepted' && result.refused) || [];
      const waiting = (await register.store.outbox()).flatMap(({ mutation }) =>
        mutation.kind === 'customer-import' && mutation.customers.length === 1 ? mutation.lanes : [],
      );
      for (const { customerId } of refused) {
        const rows = waiting.filter((lane) => lane === `customer:${customerId}`);
        if (rows.length === 0 && !erased.has(`customer:${customerId}`))
          lost.push(`${register.name}’s row of ${customerId} is nowhere`);
        if (rows.length > 1) twice.add(`${register.name}’s row of ${customerId} waits ${rows.length} times`);
      }
    }
    return { lost, twice: [...twice] };
  }
}

/** Whether that is what a refused row is told. */
export function isRefusedRow({ kind }: Mutation, message: string): boolean {
  return kind === 'customer-import' && message === 'Another customer has this id.';
}
