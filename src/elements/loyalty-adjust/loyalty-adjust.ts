import { html } from 'lit';
import type { PropertyValues } from 'lit';
import { AdjustLoader } from '../../context/adjust/adjust-loader.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import { isId } from '../../domain/id.js';
import type { CustomerId } from '../../domain/id.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { property, state } from '../../ui/property.js';

export type LoyaltyDirection = 'add' | 'remove';

/**
 * Adds or removes a customer's loyalty points: which way, the manager's PIN, the number, one press.
 *
 * Nothing is written, and no number asked for, before a PIN is right, unless the cashier may adjust without.
 *
 * @element loyalty-adjust
 * @event {LoyaltyAdjustEvent} loyalty-adjust - Points were added or removed.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a write that failed.
 * @slot heading - Above everything, where it stands in a panel.
 * @slot actions - Behind *Add Loyalty* and *Cancel*.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `failed` besides.
 * @csspart heading - The title of the dialog.
 * @csspart dialog - The dialog, where it has its own.
 * @csspart direction - A tile: *Add* or *Remove Loyalty Points*.
 * @csspart amount - The field for the number.
 * @csspart key - A key of the pad.
 * @csspart submit - *Add Loyalty* or *Remove Loyalty*.
 * @csspart error - What failed.
 */
export class LoyaltyAdjustElement extends WidgetElement {
  static override readonly elementName = 'loyalty-adjust';
  /** Fetches what shows once it is opened. @internal */
  static readonly loadAhead = (): Promise<unknown> => import('./loyalty-kind.js');

  /** Whose points; the customer's on the sale where not given. */
  @property({ attribute: 'customer-id' }) customerId: CustomerId | null = null;
  /** Whether its dialog shows. In a panel it always does. */
  @property({ type: Boolean }) open = false;
  /** `add` or `remove`: the tiles are passed over. */
  @property() direction?: LoyaltyDirection;

  /** What `show()` was called with. */
  @state() private shownDirection: LoyaltyDirection | undefined;

  private readonly common = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly adjust = new AdjustLoader(this, {
    load: async (tools) => (await import('./loyalty-kind.js')).loyaltyDesk(this, tools),
    way: () => {
      const direction = this.shownDirection ?? this.direction;
      return direction === 'add' ? 'give' : direction === 'remove' ? 'take' : undefined;
    },
    announcer: this.announcer,
    onFailure: (error) => this.fail(error),
    onClose: () => this.close(),
  });

  /** Whether a number is typed that is not saved. @internal */
  get dirty(): boolean {
    return this.adjust.dirty;
  }

  /** Shows the dialog; with a direction, without the tiles. */
  show(direction?: LoyaltyDirection): void {
    this.adjust.retry();
    this.failure = undefined;
    this.shownDirection = direction;
    this.open = true;
  }

  /** Closes the dialog, and forgets what was typed. */
  close(): void {
    this.open = false;
    this.shownDirection = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { customerId, direction } = this;
    if (changed.has('customerId') && customerId && !isId(customerId)) {
      this.fail(wrongValue('customer-id', 'the id of a customer'));
    }
    if (changed.has('direction') && direction && !DIRECTIONS.includes(direction)) {
      this.fail(wrongValue('direction', 'add or remove'));
    }
  }

  protected override render(): unknown {
    const { failure } = this;
    const isShown = failure?.code === 'invalid-config' || failure?.code === 'ambiguous-provider';
    return html`<div part=${`base${failure ? ' failed' : ''}`}>
        <slot name="heading"></slot>
        ${isShown ? html`<p part="error">${errorSentence(this.common, failure)}</p>` : this.adjust.render()}
      </div>
      ${this.announcer.render()}`;
  }
}

const DIRECTIONS: readonly string[] = ['add', 'remove'] satisfies LoyaltyDirection[];
