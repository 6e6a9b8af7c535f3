import type { CustomerDraft } from './customer.js';
import { type Cashier, type Permission, permissionOf } from './policy.js';

/** All that a save may need. */
const SAVING = ['create', 'edit', 'contacts', 'documents'] as const satisfies readonly Permission[];

/**
 * What a save needs, the save as such first. Who may not see a phone or e-mail may not change one either: the masked one
 * would be saved over it.
 */
export function savePermissions(
  draft: Pick<CustomerDraft, 'phone' | 'email' | 'identityDocuments'>,
  isNew: boolean,
): readonly [Permission, ...Permission[]] {
  const others: Permission[] = [];
  if (!isNew && (draft.phone !== undefined || draft.email !== undefined)) others.push('contacts');
  if (draft.identityDocuments?.length) others.push('documents');
  return [isNew ? 'create' : 'edit', ...others];
}

/** Whether a manager may have to approve a save, whatever the draft. */
export function mayNeedGrant(cashier: Cashier | null): boolean {
  return SAVING.some((permission) => permissionOf(cashier, permission) === 'grant');
}

/** One approval serves a whole save: of the one permission that needs it, and where several do, of the save as such. */
export function saveApproval(
  cashier: Cashier | null,
  draft: CustomerDraft,
  isNew: boolean,
): { readonly permission: Permission; readonly action: Permission } {
  const all = savePermissions(draft, isNew);
  const [first = all[0], second] = all.filter((permission) => permissionOf(cashier, permission) === 'grant');
  return { permission: first, action: second === undefined ? first : all[0] };
}
