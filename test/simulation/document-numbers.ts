import { Vault } from '../../src/data/vault/vault.js';
import { saveCustomer } from '../../src/data/save-customer.js';
import type { OutboxEntry } from '../../src/data/store/stored-record.js';
import type { Customer } from '../../src/domain/customer.js';
import type { Id } from '../../src/domain/id.js';
import type { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { Action } from './actions.js';
import type { SeededRandom } from './random.js';
import type { SimRegister } from './sim-register.js';

/** A document made, corrected or taken away, by the register that made it. */
export function documentOf(someone: (register: SimRegister, random: SeededRandom) => Promise<Customer | undefined>): Action {
  return async (register, random) => {
    const customer = await someone(register, random);
    if (!customer) return null;
    const { context, store } = register;
    const documents = (await store.readDetails(customer.id))?.documents ?? [];
    const own = documents.filter(({ document }) => document.originRegisterId === store.meta.registerId);
    const id = random.pick(own)?.document.id ?? context.settings.environment.newId();
    const remove = own.length > 0 && random.happens(0.2);
    const number = remove || random.happens(0.2) ? {} : { number: `D${random.below(1_000_000)}` };
    const expiresOn = `2027-01-${10 + random.below(20)}`;
    const identityDocuments = [{ id, type: 'passport', expiresOn, ...number, ...(remove && { remove }) }] as const;
    await saveCustomer(context, { id: customer.id, identityDocuments });
    return `${remove ? 'takes away' : 'writes'} document ${id} of ${customer.id}`;
  };
}

/** The numbers that registers have typed, and whether the remote has the last of each. */
export class DocumentNumbers {
  private readonly typed = new Map<Id, { readonly register: SimRegister; readonly number: string }>();

  async note(register: SimRegister, { mutation, sealed }: OutboxEntry): Promise<void> {
    if (mutation.kind !== 'identity-document-save' || !sealed) return;
    const { store, settings } = register.context;
    const { id } = mutation.identityDocument;
    const number = await new Vault(store, settings.database, settings.environment.newId).open(id, sealed);
    this.typed.set(id, { register, number });
  }

  async judge({ documents }: MerchantState<unknown>): Promise<string[]> {
    const wrong: string[] = [];
    for (const [id, { register, number }] of this.typed) {
      const held = documents.get(id);
      if (!held || held.number === number) continue;
      // What is refused, or waits behind it, is still here.
      const lane = `customer:${held.document.customerId}` as const;
      const waits = (await register.store.outbox()).some(({ mutation }) => mutation.lanes.includes(lane));
      if (!waits) wrong.push(`document ${id} has the number ${held.number}, and ${number} was typed last`);
    }
    return wrong;
  }
}
