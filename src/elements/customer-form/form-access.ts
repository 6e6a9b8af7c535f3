import type { CustomerStatus } from '../../domain/status.js';
import { permissionOf } from '../../domain/policy.js';
import type { Cashier, Permission } from '../../domain/policy.js';

/** What a cashier may see and change in a form. */
export interface FormAccess {
  /** Whether anything can be changed. */
  readonly edit: boolean;
  /** Whether phone and e-mail are shown in full and can be changed. */
  readonly contacts: boolean;
  /** Whether license and medical card are shown. */
  readonly documents: boolean;
  /** Whether the *Active* checkbox can be pressed. */
  readonly status: boolean;
}

/**
 * What the form offers to this cashier: only what needs nobody's grant. Contacts of somebody new are the cashier's own
 * typing and so nothing to hide.
 *
 * @param status Of the stored customer; null for somebody new.
 */
export function accessOf(cashier: Cashier | null, status: CustomerStatus | null, isReadOnly: boolean): FormAccess {
  const may = (permission: Permission) => permissionOf(cashier, permission) === 'yes';
  const isOpen = !isReadOnly && status !== 'merged';
  return {
    edit: isOpen && may(status === null ? 'create' : 'edit'),
    contacts: status === null || may('contacts'),
    documents: may('documents'),
    status: isOpen && may('status') && (status === 'active' || status === 'inactive'),
  };
}
