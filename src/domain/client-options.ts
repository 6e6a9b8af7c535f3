import type { Clock } from './clock.js';
import type { ConsentChannel, ConsentWording } from './consent.js';
import type { CustomerDraft, CustomerFields, CustomField, FieldProblem } from './customer.js';
import type { Id } from './id.js';
import type { Reason } from './ledger.js';
import type { Mutation } from './mutation.js';
import type { Cashier } from './policy.js';
import type { PullAnswer, PushAnswer, SyncScope } from './remote-answer.js';
import type { SaleDraft } from './sale.js';
import type { StatusPolicy } from './status.js';

export type Profile = 'full-name' | 'given-family';
export type Shop = 'retail' | 'medical';

/** An entry of the host's list of customer types; without a label the id is translated, or shown as it is. */
export interface CustomerType {
  readonly id: string;
  readonly label?: string;
}

/** Time, ids and chance as arguments, so that tests can hold them. */
export interface Environment {
  readonly clock: Clock;
  readonly newId: () => Id;
  /** 0 to 1, as `Math.random()`. */
  readonly random: () => number;
  readonly indexedDB: IndexedDBFactory;
}

/** The platform's `IDBFactory`, unnamed here because domain knows no DOM. */
export type IndexedDBFactory = unknown;

/** The platform's `URL`, of which domain knows no more. */
export interface WebAddress {
  readonly href: string;
}

/** As much of a remote as options check; what it promises stands with `Remote`. */
export interface RemoteOption {
  readonly push: (mutations: readonly Mutation[], call: never) => Promise<PushAnswer>;
  readonly pull: (cursor: string, limit: number, call: never) => Promise<PullAnswer>;
}

/** Fixed when the client is made. */
export interface FixedOptions {
  /** Required with a remote; another one in the store is `wrong-merchant`. */
  readonly merchantId?: string;
  /** `regulars:<merchantId>`; plain `regulars` without one. */
  readonly database?: string;
  /** `local` where not given. */
  readonly locationId?: string;
  /** ISO 4217; `USD` where not given. */
  readonly currency?: string;
  /** ISO 3166-1, for phones typed without `+`; `US` where not given. */
  readonly country?: string;
  /** IANA; the browser's where not given. Its dates decide what has expired. */
  readonly timeZone?: string;
  /** Where all registers of the merchant meet. Without one this register is on its own, and nothing is queued. */
  readonly remote?: RemoteOption;
  /** Which customers this register keeps; all of the merchant's where not given. */
  readonly scope?: SyncScope;
  /** `auto`: IndexedDB, else memory with a visible warning. */
  readonly storage?: 'auto' | 'indexeddb' | 'memory';
  /** `minimal`: no documents, birth dates, notes on this register; `none`: memory. `full` where not given. */
  readonly persist?: 'full' | 'minimal' | 'none';
  /**
   * Your copy of `regulars/worker.js`, on your own origin: where a policy refuses workers from blobs. An address without
   * a host goes by the page's.
   */
  readonly workerUrl?: string | WebAddress;
  /** For tests. */
  readonly environment?: Partial<Environment>;
}

/** Changed at any time by `configure()`. */
export interface LiveOptions {
  /** Who works here, at first `{ id: 'local' }`; null locks the register. */
  readonly cashier?: Cashier | null;
  readonly registerName?: string;
  /** BCP 47; the nearest `lang`, else the browser's, where not given. */
  readonly locale?: string;
  readonly profile?: Profile;
  readonly shop?: Shop;
  /** Added to what profile and shop require. */
  readonly requiredFields?: readonly (keyof CustomerFields)[];
  readonly customFields?: readonly CustomField[];
  /** retail, medical, wholesale, employee where not given. */
  readonly customerTypes?: readonly CustomerType[];
  /** The host's own rules; what it returns is shown beside the fields. */
  readonly validate?: (draft: CustomerDraft) => readonly FieldProblem[] | Promise<readonly FieldProblem[]>;
  /** `block` for both where not given. */
  readonly statusPolicy?: Partial<StatusPolicy>;
  /** The sentence customers agree to; one a language ships with us. */
  readonly consentWording?: Partial<Record<ConsentChannel, ConsentWording>>;
  readonly loyalty?: LoyaltyOptions;
  readonly storeCredit?: StoreCreditOptions;
  readonly offlineRedemption?: OfflineRedemptionOptions;
  readonly parkedSales?: ParkedSaleOptions;
}

export interface LoyaltyOptions {
  /** Points a sale earns, before it is spread over its lines. Whole points per currency unit of the subtotal where not given. */
  readonly earn?: (sale: SaleDraft) => number;
  /** Null: never, as where not given. */
  readonly expireAfterMonths?: number | null;
  readonly reasons?: readonly Reason[];
  /** Whether an adjustment by hand may go below zero; no where not given. */
  readonly allowNegative?: boolean;
  /** Whether a refund stops at zero where earned points are spent already; else they are taken back in full. */
  readonly clamp?: boolean;
}

export interface StoreCreditOptions {
  /** Null: never, as where not given. */
  readonly expireAfterMonths?: number | null;
  readonly reasons?: readonly Reason[];
}

/**
 * What may be redeemed while the remote is away; nothing where not given. Two registers may then promise the same points or
 * credit: the most that can be lost a day is `registerDay` times the registers that are offline.
 */
export interface OfflineRedemptionOptions {
  /** By one customer at this register, a day in the merchant's zone; as much as `registerDay` where not given. */
  readonly customerDay?: RedemptionCap;
  /** At this register, a day in the merchant's zone. Of what it does not name, nothing is redeemed offline. */
  readonly registerDay: RedemptionCap;
}

export interface RedemptionCap {
  readonly points?: number;
  /** In the register's `currency`; credit in another is never redeemed offline. */
  readonly creditMinor?: number;
}

export interface ParkedSaleOptions {
  /** After so many days unclaimed one expires, announced before; 30 where not given. */
  readonly days?: number;
  /**
   * What may be resumed while the remote is away: `own`, what this register has parked and not sent yet, as where not given;
   * `any` else, where two registers may resume one, and both then see the clash.
   */
  readonly offline?: 'own' | 'any';
}

export type CustomerClientOptions = FixedOptions & LiveOptions;

/** Options in force: every default filled in. */
export type CustomerClientSettings = CustomerClientOptions &
  Required<
    Pick<
      CustomerClientOptions,
      | 'database'
      | 'locationId'
      | 'currency'
      | 'country'
      | 'timeZone'
      | 'storage'
      | 'persist'
      | 'cashier'
      | 'profile'
      | 'shop'
      | 'requiredFields'
      | 'customFields'
      | 'customerTypes'
      | 'loyalty'
      | 'storeCredit'
      | 'parkedSales'
    >
  > & { readonly statusPolicy: StatusPolicy; readonly environment: Environment };
