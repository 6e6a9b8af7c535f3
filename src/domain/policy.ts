import { RegularsError } from './errors.js';

/** What a cashier may do. */
export const PERMISSIONS = [
  'create',
  'edit',
  'contacts',
  'documents',
  'history',
  'status',
  'loyalty',
  'credit',
  'park',
  'resume',
  'export',
  'erase',
  'overrides',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export type Permissions = Readonly<Record<Permission, 'yes' | 'grant' | 'no'>>;

export interface Cashier {
  readonly id: string;
  readonly name?: string;
  /** `yes` where not named, but loyalty, credit and export `grant`, erase `no`. */
  readonly can?: Partial<Permissions>;
}

/** What holds where a cashier's own list says nothing; `yes` for all the rest. */
const DEFAULTS: Partial<Permissions> = { loyalty: 'grant', credit: 'grant', export: 'grant', erase: 'no' };

/** What a cashier may do; nobody does anything on a locked register. */
export function permissionOf(cashier: Cashier | null, permission: Permission): 'yes' | 'grant' | 'no' {
  return cashier === null ? 'no' : (cashier.can?.[permission] ?? DEFAULTS[permission] ?? 'yes');
}

/** @throws {RegularsError} `locked` without a cashier, else `not-allowed` or `grant-required`. */
export function requirePermission(cashier: Cashier | null, permission: Permission): void {
  if (cashier === null) throw new RegularsError('locked', 'Nobody is signed in: this register is locked.');
  const granted = permissionOf(cashier, permission);
  if (granted === 'no') throw new RegularsError('not-allowed', `This cashier lacks the permission "${permission}".`);
  if (granted === 'grant') throw new RegularsError('grant-required', `The permission "${permission}" needs a manager's grant.`);
}

/**
 * As `requirePermission()`, for what is only looked at. A grant is for one thing that is written, and looking writes nothing:
 * `grant` gives no sight, as `no` does.
 *
 * @throws {RegularsError} `locked` without a cashier, else `not-allowed`.
 */
export function requireSight(cashier: Cashier | null, permission: Permission): void {
  if (cashier !== null && permissionOf(cashier, permission) === 'grant') {
    throw new RegularsError('not-allowed', `This cashier lacks the permission "${permission}", and looking takes no grant.`);
  }
  requirePermission(cashier, permission);
}
