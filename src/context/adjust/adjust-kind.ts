import type { CustomerClientSettings } from '../../domain/client-options.js';
import type { ApprovalAction, Grant } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import type { CustomerClient, CustomerReader } from '../customer-client-context.js';

/** Which way a figure goes: to the account, or out of it. */
export type AdjustWay = 'give' | 'take';

/** What stands in the account: points, or minor units of one currency. */
export interface AdjustBalance {
  readonly amount: number;
  /** Without what has lapsed; zero while overspent. */
  readonly spendable: number;
}

/** What is about to be written. */
export interface Adjustment {
  /** Of the entry, made when the way was chosen; the grant's own. */
  readonly id: Id;
  readonly customerId: CustomerId;
  readonly way: AdjustWay;
  /** Above zero. */
  readonly figure: number;
  readonly reason: Reason;
  readonly grant: Grant | null;
}

/** What was written, and what stands in the account after it. */
export interface Adjusted {
  readonly customerId: CustomerId;
  readonly entryId: Id;
  /** Signed. */
  readonly figure: number;
  readonly balance: number;
}

/** What is wrong with a figure. */
export type FigureProblem = 'required' | 'unreadable' | 'too-large' | 'not-enough' | 'over-limit';

/** Figures a problem speaks of. */
export interface FigureBounds {
  readonly spendable: number;
  /** Of the manager who approved; null is without limit. */
  readonly limit: number | null;
}

/** What tells points from money: both are adjusted in the same steps. All figures are whole, and all sentences translated. */
export interface AdjustKind {
  readonly permission: 'loyalty' | 'credit';
  /** `points`, or the code of the currency: another one is another account. */
  readonly unit: string;
  /** What a manager is asked for. */
  readonly actions: Readonly<Record<AdjustWay, ApprovalAction>>;
  /** Figures that one press adds. */
  readonly chips: readonly number[];

  read(reader: CustomerReader | CustomerClient, customerId: CustomerId): Promise<AdjustBalance>;
  /** Writes the entry under the id of the adjustment: the same again is the same entry. */
  write(client: CustomerClient, adjustment: Adjustment): Promise<Id>;
  /** Tells the host. */
  tell(adjusted: Adjusted): void;

  /** The host's reasons, where it has any. */
  reasons(settings: CustomerClientSettings): readonly Reason[] | undefined;
  /** Whether more may be taken than there is. */
  mayOverdraw(settings: CustomerClientSettings): boolean;
  limitOf(grant: Grant): number | null;

  /** Null where the text is no figure. Zero counts as one. */
  parse(text: string): number | null;
  /** As it stands in the field. */
  typed(figure: number): string;
  /** The text after keys of the pad: digits, or `''` for *Delete*. */
  pressed(text: string, digits: string): string;

  /** As it is read. */
  format(figure: number): string;
  readonly title: string;
  tile(way: AdjustWay): string;
  submit(way: AdjustWay): string;
  readonly fieldLabel: string;
  willBe(before: number, after: number): string;
  problem(problem: FigureProblem, bounds: FigureBounds): string;
  /** The button that takes what is left. */
  offer(figure: number): string;
  saved(adjusted: Adjusted): string;
}

/** More than that is a slip of the finger, or a card number. */
export const LARGEST_FIGURE = 999_999_999;
