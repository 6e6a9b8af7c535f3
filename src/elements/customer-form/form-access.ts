import type { CustomerStatus } from '../../domain/status.js';
import { permissionOf } from '../../domain/policy.js';
import type { Cashier, Permission } from '../../domain/policy.js';

/** What a cashier may see and change in a form. */
export interface FormAccess {
  /** Whether anything can be changed. */
  readonly edit: boolean;
  /** Whether phone and e-mail are shown in full; `over`: masked, and what is typed takes their place. */
  readonly contacts: 'shown' | 'over' | 'masked';
  /** Whether license and medical card are shown; `over`: empty, and what is typed takes the place of what is stored. */
  readonly documents: 'shown' | 'over' | 'none';
  /** Whether the *Active* checkbox can be pressed. */
  readonly status: boolean;
}

/**
 * What the form offers to this cashier: also what a manager has to approve, who is asked when it is saved. What is stored
 * is shown to nobody who needs a manager for it; contacts and documents of somebody new are the cashier's own typing and so
 * nothing to hide.
 *
 * @param status Of the stored customer; null for somebody new.
 */
export function accessOf(cashier: Cashier | null, status: CustomerStatus | null, isReadOnly: boolean): FormAccess {
  const may = (permission: Permission) => permissionOf(cashier, permission) !== 'no';
  const isShown = (permission: Permission) => status === null || permissionOf(cashier, permission) === 'yes';
  const isOpen = !isReadOnly && status !== 'merged';
  return {
    edit: isOpen && may(status === null ? 'create' : 'edit'),
    contacts: isShown('contacts') ? 'shown' : may('contacts') ? 'over' : 'masked',
    documents: !may('documents') ? 'none' : isShown('documents') ? 'shown' : 'over',
    status: isOpen && may('status') && (status === 'active' || status === 'inactive'),
  };
}
