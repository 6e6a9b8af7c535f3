/** What a cashier may do. */
export type Permission =
  | 'create' | 'edit' | 'contacts' | 'documents' | 'history' | 'status' | 'loyalty' | 'credit'
  | 'park' | 'resume' | 'export' | 'erase' | 'overrides';

export type Permissions = Readonly<Record<Permission, 'yes' | 'grant' | 'no'>>;

export interface Cashier {
  readonly id: string;
  readonly name?: string;
  /** `yes` where not named, but loyalty, credit and export `grant`, erase `no`. */
  readonly can?: Partial<Permissions>;
}
