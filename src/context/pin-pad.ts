import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { html } from 'lit/static-html.js';
import { RegularsError } from '../domain/errors.js';
import type { ApprovalIntent, Grant } from '../domain/grant.js';
import { tagOf } from '../ui/tag-of.js';
import { ensureRegistered } from '../ui/tags.js';
import type { CustomerClient } from './customer-client-context.js';
import type { SpeakingElement } from './localize-controller.js';

/** An element that has actions approved. */
export interface ApprovingElement extends SpeakingElement {
  readonly client?: CustomerClient | undefined;
  readonly headingLevel?: number | undefined;
}

/** As much of the element that takes a PIN as those around it need to know. */
interface Pad extends HTMLElement {
  request(intent: ApprovalIntent): Promise<Grant>;
  close(): void;
}

/**
 * The pad on which a manager enters the PIN: a dialog in the root of the element that asks, there from the first time on.
 *
 * @example
 *   const grant = await this.pad.request({ entryId, action: 'status', customerId });
 *   // in render(), last: ${this.pad.render()}
 */
export class PinPad {
  private isNeeded = false;
  private readonly place = createRef<HTMLElement>();

  constructor(private readonly host: ApprovingElement) {}

  /**
   * Asks a manager.
   *
   * @throws {RegularsError} `approval-cancelled` where the pad was closed, and as `CustomerClient.approve()`.
   */
  async request(intent: ApprovalIntent): Promise<Grant> {
    await ensureRegistered('manager-pin');
    this.isNeeded = true;
    // Its tag may be another one only now.
    this.host.requestUpdate();
    await this.host.updateComplete;
    const pad = this.place.value;
    if (!isPad(pad)) throw new RegularsError('unsupported', 'The element "manager-pin" is not registered.');
    return pad.request(intent);
  }

  /** Takes the pad away; who asked hears `approval-cancelled`. */
  close(): void {
    const pad = this.place.value;
    if (isPad(pad)) pad.close();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.isNeeded) return nothing;
    const { client, locale, headingLevel } = this.host;
    const tag = tagOf('manager-pin');
    return html`<${tag} ${ref(this.place)} .client=${client} .locale=${locale} .headingLevel=${headingLevel}></${tag}>`;
  }
}

function isPad(element: HTMLElement | undefined): element is Pad {
  return element !== undefined && 'request' in element;
}
