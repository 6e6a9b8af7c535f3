import type { OpenCart } from '../../context/cart-port.js';
import type { CustomerClient, CustomerReader, OpenSale } from '../../context/customer-client-context.js';
import type { LiveQueryController } from '../../context/live-query-controller.js';
import type { PinPad } from '../../context/pin-pad.js';
import type { ApprovingElement } from '../../context/pin-pad.js';
import type { ProviderLink } from '../../context/provider-link.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { permissionOf } from '../../domain/policy.js';
import type { Announcer } from '../../ui/a11y/announcer.js';

/** What a sale is parked from and resumed to. */
export interface QueueScene {
  /** Whose events tell of it. */
  readonly element: HTMLElement;
  readonly client: CustomerClient;
  readonly sale: OpenSale;
  readonly cart: OpenCart;
  /** Where a manager approves what the cashier may not do alone. */
  readonly pad: Pick<PinPad, 'request'>;
}

/** What is in the queue, and what the cashier may do with it. */
export interface QueueState {
  readonly sales: readonly ParkedSale[];
  readonly mayPark: boolean;
  readonly mayResume: boolean;
}

/** The queue whose body this is. */
export interface QueueHost extends ApprovingElement {
  readonly link: ProviderLink;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What the queue lends to what is loaded behind it. */
export interface QueueTools {
  readonly announcer: Announcer;
  /** Says what was done, also where the queue closes with it. */
  readonly say: (text: string) => void;
  readonly queue: LiveQueryController<QueueState>;
  /** Whether a panel shows it as one of its views. */
  readonly isView: () => boolean;
  /** What opened it. */
  readonly trigger: () => HTMLElement | null;
  /** Leaves the panel's view, or closes the dialog. */
  readonly leave: () => void;
  /** Shows what could not be loaded. */
  readonly onFailure: (error: unknown) => void;
  /** Tells the page of a refusal; what the cashier is told stands in the queue. */
  readonly onRefusal: (error: RegularsError) => void;
}

/** The register that a queue stands on; undefined while it has none. */
export function sceneOf(host: QueueHost, pad: QueueScene['pad']): QueueScene | undefined {
  const { client, sale, cart } = host.link;
  return client && sale && cart && { element: host, client, sale, cart, pad };
}

/** Live in `watch()`. */
export async function readQueue(reader: CustomerReader): Promise<QueueState> {
  const { cashier } = reader.options;
  const mayPark = permissionOf(cashier, 'park') !== 'no';
  const mayResume = permissionOf(cashier, 'resume') !== 'no';
  return { sales: mayPark || mayResume ? await reader.parkedSales.list({ expired: true }) : [], mayPark, mayResume };
}
