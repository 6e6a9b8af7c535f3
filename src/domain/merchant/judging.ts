import type { Timestamp } from '../clock.js';
import type { CustomerId } from '../id.js';
import type { Mutation } from '../mutation.js';
import type { RegisterName } from '../record.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import type { HeldCustomer, MerchantPuts, MerchantRecords, Touch } from './merchant-records.js';
import { survivorOf } from './survivor.js';

/** One kind of mutation. */
export type MutationOf<Kind extends Mutation['kind']> = Extract<Mutation, { readonly kind: Kind }>;

type Answer = Extract<Judgement, { readonly status: 'accepted' }>['answer'];

/** Applied: what it puts has the place's number as its version. */
export function accepted({ n }: Pick<JudgePlace, 'n'>, puts: MerchantPuts, answer: Partial<Answer> = {}): Judgement {
  return { status: 'accepted', answer: { version: n, ...answer }, puts };
}

/** What was asked for is so already: nothing is written. `version` is of the record as it is. */
export function alreadySo(version: number, answer: Partial<Answer> = {}): Judgement {
  return { status: 'accepted', answer: { version, ...answer }, puts: {} };
}

export function notFound(what: string): Judgement {
  return rejected('not-found', `There is no such ${what}.`);
}

export function idReused(what: string): Judgement {
  return rejected('id-reused', `Another ${what} has this id.`);
}

export function foreignLocation(): Judgement {
  return rejected('not-allowed', 'This register does not belong to that location.');
}

export function stale(what: string): Judgement {
  return rejected('stale', `The ${what} was changed at another register meanwhile.`);
}

/** Whether another register changed it after what this one had seen. Its own later changes still name what it saw before. */
export function isTouchedSince(touch: Touch | undefined, seen: number, { register }: Pick<JudgePlace, 'register'>): boolean {
  return touch !== undefined && touch.n > seen && touch.registerId !== register.id;
}

/** By this mutation. */
export function touchOf({ n, register }: Pick<JudgePlace, 'n' | 'register'>): Touch {
  return { n, registerId: register.id, ...(register.name !== null && { registerName: register.name }) };
}

/** Where a value was changed last, for whoever is shown that there are two. */
export function registerOf(touch: Touch | undefined): RegisterName {
  return { id: touch?.registerId ?? '', name: touch?.registerName ?? null };
}

/** When it was done: a register's claim, but never later than now. */
export function momentOf({ createdAt }: Pick<Mutation, 'createdAt'>, { now }: Pick<JudgePlace, 'now'>): Timestamp {
  return createdAt < now ? createdAt : now;
}

/** Whoever is now meant by this id; null where nobody is. */
export function personOf(found: MerchantRecords, id: CustomerId): HeldCustomer | null {
  const held = survivorOf(found, id);
  return held && !held.erased ? held : null;
}

/** For the answer: who was written to, where that is somebody else than was named. */
export function survivorAnswer(named: CustomerId, { customer }: HeldCustomer): { readonly customerId?: CustomerId } {
  return customer.id === named ? {} : { customerId: customer.id };
}

/** The customer with the place's number as version, so that whoever has it has seen all that was written up to there. */
export function bumped(held: HeldCustomer, { n }: Pick<JudgePlace, 'n'>): HeldCustomer {
  return { ...held, customer: { ...held.customer, version: n } };
}
