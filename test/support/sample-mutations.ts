import type { Lane, Mutation, MutationBody, MutationHead } from '../../src/domain/mutation.js';
import { idOf } from './sample-records.js';

/** A mutation with nothing special about it; customer 1 is confirmed as erased unless told otherwise. */
export function mutationOf(
  number: number,
  body: MutationBody = { kind: 'erase-confirm', customerId: idOf(1) },
  head: Partial<MutationHead> = {},
): Mutation {
  const lanes: readonly Lane[] = 'customerId' in body ? [`customer:${body.customerId}`] : [];
  return {
    id: idOf(number),
    lanes,
    order: number,
    retryOf: null,
    cashierId: 'ana',
    createdAt: '2026-11-21T12:00:00.000Z',
    schema: 1,
    use: null,
    ...head,
    ...body,
  };
}
