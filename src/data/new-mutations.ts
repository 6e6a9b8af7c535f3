import type { CustomerClientSettings } from '../domain/client-options.js';
import type { GrantUse } from '../domain/grant.js';
import { lanesOf, type MutationBody } from '../domain/mutation.js';
import { nowOf } from './client-context.js';
import { SCHEMA } from './store/migrations.js';
import type { NewMutation } from './store/stored-record.js';

/** Changes as they go to the outbox. */
export function newMutations(
  bodies: readonly MutationBody[],
  settings: CustomerClientSettings,
  use: GrantUse | null = null,
): NewMutation[] {
  const { environment, cashier, registerName } = settings;
  return bodies.map((body) => ({
    ...body,
    id: environment.newId(),
    lanes: lanesOf(body),
    retryOf: null,
    cashierId: cashier?.id ?? null,
    ...(registerName !== undefined && { registerName }),
    createdAt: nowOf(settings),
    schema: SCHEMA,
    use,
  }));
}
