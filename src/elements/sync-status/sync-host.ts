import type { ProviderLink } from '../../context/provider-link.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { RegularsError } from '../../domain/errors.js';
import type { SyncStatus } from '../../domain/sync-status.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import type { SyncMood } from './sync-mood.js';

/** The element whose dialog this is. */
export interface SyncHost extends SpeakingElement {
  readonly link: ProviderLink;
  readonly client?: CustomerClient | undefined;
  readonly headingLevel?: number | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** How far this register is, and what is to be shown of it. */
export interface SyncLook {
  readonly status: SyncStatus;
  readonly mood: SyncMood;
}

/** What the badge lends to what is loaded behind it. */
export interface SyncTools {
  readonly announcer: Announcer;
  /** Undefined before the first answer. */
  readonly look: () => SyncLook | undefined;
  /** What opened the dialog. */
  readonly badge: () => HTMLElement | null;
  readonly leave: () => void;
  /** Shows what could not be loaded. */
  readonly onFailure: (error: unknown) => void;
  /** Tells the page of a refusal; what the cashier is told stands in the dialog. */
  readonly onRefusal: (error: RegularsError) => void;
}
