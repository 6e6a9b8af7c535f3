import type { ProviderLink } from '../../context/provider-link.js';
import { resumedSale } from '../../context/resumed-sale.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { QueueLocalize } from './queue-sentences.js';

/** As long as the client takes one. */
const MAX_LENGTH = 200;

/** The name that a sale is saved under: proposed, written, checked. */
export class SaleName {
  value = '';
  /** What is wrong with it; empty where nothing is. */
  problem = '';

  /** What a cashier wrote, for whom. */
  private written: { readonly name: string; readonly customerId: string | null } | undefined;

  constructor(
    private readonly link: ProviderLink,
    private readonly localize: QueueLocalize,
  ) {}

  /** What was written for this sale, else who is on it, else what it was called in the queue. */
  propose(sales: readonly ParkedSale[]): void {
    const { client, sale } = this.link;
    const resumedId = client && sale ? resumedSale(client, sale) : null;
    const resumed = sales.find(({ id }) => id === resumedId);
    const { written, customerId } = this;
    const own = written?.customerId === customerId ? written.name : undefined;
    this.value = own ?? sale?.current?.customer.displayName ?? resumed?.label ?? '';
    this.problem = '';
  }

  write(name: string): void {
    this.value = name;
    this.written = { name, customerId: this.customerId };
    if (this.problem !== '') this.check();
  }

  /** Whether a sale can be saved under it. */
  check(): boolean {
    const { length } = this.value.trim();
    this.problem =
      length === 0 ? this.localize.t('queue.nameMissing') : length > MAX_LENGTH ? this.localize.t('queue.nameLong') : '';
    return this.problem === '';
  }

  /** The next sale is another one. */
  forget(): void {
    this.written = undefined;
  }

  private get customerId(): string | null {
    return this.link.sale?.current?.customer.id ?? null;
  }
}
