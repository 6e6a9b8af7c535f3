import { html } from 'lit';
import '../../../src/define/sync-status.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { isRegularsError } from '../../../src/domain/errors.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { SyncStatusElement } from '../../../src/elements/sync-status/sync-status.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import type { Faults } from '../../../src/testing/faulty-remote.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { RefusingRemote } from '../refusing-remote.js';
import { CustomerSearchHarness } from './customer-search-harness.js';
import { clientOf, registerPage, until } from './register-page.js';
import { pressByHand } from './type-by-hand.js';

/** A line that carries everything. */
const WHOLE: Faults = { random: () => 0 };
/** One that carries nothing. */
export const DOWN: Faults = { random: () => 0, drop: 1 };

export interface SyncScene {
  readonly options?: CustomerClientOptions;
  readonly remote?: RefusingRemote;
  /** What goes wrong from the start. */
  readonly faults?: Faults;
  readonly isCompact?: boolean;
}

/** Works a sync status as a cashier does: reads the badge, opens it, presses; and breaks the line to the remote. */
export class SyncStatusHarness {
  private constructor(
    readonly element: SyncStatusElement,
    readonly provider: CustomerProviderElement,
    readonly remote: RefusingRemote,
    private readonly line: FaultyRemote,
  ) {}

  /** A register with a remote and a status. */
  static async open({
    options = {},
    remote = new RefusingRemote(),
    faults = WHOLE,
    isCompact = false,
  }: SyncScene = {}): Promise<SyncStatusHarness> {
    const line = new FaultyRemote(remote, faults);
    const provider = await registerPage(html`<sync-status .compact=${isCompact}></sync-status>`, {
      ...{ locale: 'en', timeZone: 'UTC', merchantId: 'memory', remote: line },
      ...options,
    });
    const element = provider.querySelector<SyncStatusElement>('sync-status');
    if (!element) throw new Error('There is no sync-status on the page.');
    await element.updateComplete;
    return new SyncStatusHarness(element, provider, remote, line);
  }

  get client(): CustomerClient {
    return clientOf(this.provider);
  }

  /** The button; null where it does not show. */
  get badge(): HTMLButtonElement | null {
    return this.find<HTMLButtonElement>('[part~=badge]');
  }

  /** What the badge says, in words or as its name. */
  get says(): string {
    return this.badge?.getAttribute('aria-label') ?? text(this.badge);
  }

  /** The number on it. */
  get number(): string {
    return text(this.find('.dot'));
  }

  /** Whether it is `fine`, `warns` or `fails`. */
  get weight(): string {
    return this.badge?.getAttribute('part')?.split(' ').at(-1)?.replace('badge-', '') ?? '';
  }

  get parts(): string[] {
    return (
      this.find('[part~=base]')
        ?.getAttribute('part')
        ?.split(' ')
        .filter((part) => part !== '') ?? []
    );
  }

  get isOpen(): boolean {
    return this.find<HTMLDialogElement>('[part=dialog].sync-surface')?.open ?? false;
  }

  get title(): string {
    return text(this.find('.sync-surface [role=heading]'));
  }

  /** Everything the dialog says. */
  get page(): string {
    return text(this.find('.sync-surface .frame-body'));
  }

  /** What was refused, each as it reads. */
  get rows(): string[] {
    return this.all('[part~=row-rejected]').map((row) => text(row));
  }

  /** What each of them was. */
  get labels(): string[] {
    return this.all('.row-label').map((label) => text(label));
  }

  get heldLabels(): string[] {
    return this.all('[part~=row-held]').map((label) => text(label));
  }

  get error(): string {
    return text(this.find('[part=error]'));
  }

  get question(): string {
    return text(this.find('[role=alertdialog][open] .question-title'));
  }

  get questionText(): string {
    return (this.find('[role=alertdialog][open] .question-text')?.textContent ?? '').replace(ISOLATES, '');
  }

  /** What answers something done. */
  get politeWords(): string {
    return text(this.all('[role=status]')[0] ?? null);
  }

  /** What was told by itself. */
  get newsWords(): string {
    return text(this.all('[role=status]')[1] ?? null);
  }

  get assertiveWords(): string {
    return text(this.find('[role=alert]'));
  }

  get focused(): string {
    const focused = focusedElement();
    return focused?.getAttribute('aria-label')?.replace(ISOLATES, '') ?? text(focused);
  }

  /** What all buttons that can be seen say. */
  get buttons(): string[] {
    return this.all<HTMLButtonElement>('button')
      .filter((button) => button.getClientRects().length > 0)
      .map((button) => text(button) || (button.getAttribute('aria-label') ?? ''));
  }

  /** The search for another customer. */
  get search(): CustomerSearchHarness {
    return CustomerSearchHarness.in(this.element.renderRoot);
  }

  /** Opens the dialog by its badge, and waits until what was refused is there. */
  async start(): Promise<void> {
    const badge = await until(() => this.badge);
    badge.focus();
    badge.click();
    await until(() => this.isOpen && (this.find('.foot') ?? this.client.options.cashier === null));
  }

  /** Presses a button by its name or by what it says. */
  async click(name: string): Promise<void> {
    const button = await until(() =>
      this.all<HTMLButtonElement>('button').find((one) => one.getClientRects().length > 0 && isCalled(one, name)),
    );
    button.focus();
    button.click();
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.element.updateComplete;
  }

  /** Breaks the line in this way, and tries it. */
  async breakLine(faults: Faults = DOWN): Promise<void> {
    this.line.faults = faults;
    await this.tryLine();
  }

  /** Has the line back, and tries it. */
  async mendLine(): Promise<void> {
    this.line.faults = WHOLE;
    await this.tryLine();
  }

  /** Tells the remote what there is, and asks it; how that ends shows. */
  async tryLine(): Promise<void> {
    try {
      await this.client.sync.now();
    } catch (error) {
      if (!isRegularsError(error)) throw error;
    }
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }

  private all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }
}

/** They keep a name's direction inside a sentence, and nobody sees them. */
const ISOLATES = /[\u2068\u2069]/g;

function isCalled(button: HTMLButtonElement, name: string): boolean {
  return [button.getAttribute('aria-label')?.replace(ISOLATES, ''), text(button)].includes(name);
}

function text(element: Element | null): string {
  return element?.textContent?.replace(ISOLATES, '').replace(/\s+/g, ' ').trim() ?? '';
}
