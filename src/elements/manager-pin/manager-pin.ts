import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { WidgetElement } from '../../context/widget-element.js';
import { asRegularsError, RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import { GrantIssueEvent } from '../../events/grant-issue.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { property, state } from '../../ui/property.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import type { PinPad } from './pin-pad.js';

/** Who waits for an answer. */
interface Asked {
  readonly intent: ApprovalIntent;
  readonly resolve: (grant: Grant) => void;
  readonly reject: (error: RegularsError) => void;
}

/**
 * Asks a manager for a PIN: a pad in a dialog, shown when something needs an approval. The PIN names its manager, and is
 * nowhere on the page while it is typed.
 *
 * @element manager-pin
 * @event {GrantIssueEvent} grant-issue - A manager has approved. The grant itself is the answer of `request()`.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a pad that could not be loaded.
 * @slot heading - Replaces *Enter Manager PIN*.
 * @slot actions - Stands beside *Cancel*.
 * @slot error - Replaces the sentence of a refusal.
 * @csspart base - All of it; `closed` besides while nothing shows.
 * @csspart dialog - The dialog.
 * @csspart heading - Its title.
 * @csspart display - Where a ring shows for each digit.
 * @csspart key - A key of the pad.
 * @csspart lockout - How long it stays locked.
 * @csspart error - What was wrong.
 */
export class ManagerPinElement extends WidgetElement {
  static override readonly elementName = 'manager-pin';
  static readonly loadAhead = (): Promise<unknown> => import('./pin-pad.js');
  // Nothing stands on the page: a dialog needs no box around it.
  static override styles = [
    ...baseStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /**
   * Whether the pad shows. Set without `request()`, it asks for an approval of the action `overrides`, which only the
   * event tells of.
   */
  @property({ type: Boolean }) open = false;

  @state() private pad?: PinPad;

  private asked: Asked | undefined;
  private loading: Promise<PinPad> | undefined;
  private readonly announcer = new Announcer(this);

  /**
   * Shows the pad, and answers with what the manager has approved. Another request in its place cancels it.
   *
   * @throws {RegularsError} `approval-cancelled` where it is closed, `locked` where nobody is signed in.
   */
  request(intent: ApprovalIntent): Promise<Grant> {
    this.settle();
    const answer = new Promise<Grant>((resolve, reject) => {
      this.asked = { intent, resolve, reject };
    });
    if (this.link.client?.options.cashier === null) this.settle(locked());
    else void this.show();
    return answer;
  }

  /** Closes the pad. Whoever asked gets `approval-cancelled`. */
  close(): void {
    this.settle();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // One put back in the same task goes on.
    setTimeout(() => {
      if (!this.isConnected) this.settle();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.open === (this.asked !== undefined)) return;
    if (this.open) void this.requestAlone();
    else this.settle();
  }

  protected override render(): unknown {
    const level = this.headingLevel ?? this.link.presentation?.headingLevel ?? 2;
    const isShown = this.pad !== undefined && this.asked !== undefined;
    return html`<div
        class="base"
        part=${isShown ? 'base' : 'base closed'}
        @keydown=${this.pad?.onKeyDown ?? nothing}
        @keypress=${stop}
        @keyup=${this.pad?.onKeyUp ?? nothing}
      >
        ${this.pad?.render(level) ?? nothing}
      </div>
      ${this.announcer.render()}`;
  }

  private async show(): Promise<void> {
    this.open = true;
    const { asked } = this;
    try {
      this.loading ??= this.load();
      const pad = await this.loading;
      // Closed, or asked for something else, while it was on its way.
      if (asked && this.asked === asked) pad.open(asked.intent);
    } catch (error) {
      // What could not be fetched is tried again at the next request.
      this.loading = undefined;
      this.fail(error);
      if (this.asked === asked) this.settle(this.failure);
    }
  }

  private async load(): Promise<PinPad> {
    const { PinPad } = await import('./pin-pad.js');
    const pad = new PinPad(this, this.announcer, {
      onGrant: (grant) => this.grant(grant),
      onCancel: () => this.settle(),
      onError: (error) => this.settle(error),
    });
    this.pad = pad;
    return pad;
  }

  /** For a host that shows the pad by its attribute. */
  private async requestAlone(): Promise<void> {
    const { client } = this.link;
    try {
      if (!client) throw new RegularsError('approval-cancelled', 'There is no client yet that could check a PIN.');
      await this.request({ entryId: client.options.environment.newId(), action: 'overrides' });
    } catch (error) {
      const failure = asRegularsError(error, 'unsupported', 'The pad could not be shown.');
      if (failure.code !== 'approval-cancelled') this.fail(failure);
      if (!this.asked) this.open = false;
    }
  }

  private grant(grant: Grant): void {
    const { asked } = this;
    this.asked = undefined;
    this.hide();
    asked?.resolve(grant);
    this.dispatchEvent(new GrantIssueEvent(grant));
  }

  private settle(error = new RegularsError('approval-cancelled', 'The pad was closed before a manager approved.')): void {
    const { asked } = this;
    if (!asked) return;
    this.asked = undefined;
    this.hide();
    asked.reject(error);
  }

  private hide(): void {
    this.open = false;
    this.pad?.close();
    this.requestUpdate();
  }
}

function locked(): RegularsError {
  return new RegularsError('locked', 'Nobody is signed in: this register is locked.');
}

function stop(event: Event): void {
  event.stopPropagation();
}
