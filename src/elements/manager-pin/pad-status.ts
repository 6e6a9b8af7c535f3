import type { CustomerClient } from '../../context/customer-client-context.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import type { WidgetElement } from '../../context/widget-element.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ApprovalStatus } from '../../domain/grant.js';
import { clockTime } from '../../ui/clock-time.js';
import { PinLock } from './pin-lock.js';

/** Who is told of what the register says. */
export interface StatusObserver {
  /** Whether a pad shows at all. */
  readonly isAsking: () => boolean;
  readonly isChecking: () => boolean;
  readonly onLocked: () => void;
  readonly onUnlocked: () => void;
  /** Nobody can approve here. */
  readonly onNobody: () => void;
  readonly onError: (error: RegularsError) => void;
}

/** Who can approve, and how long the register's pad is locked, whichever tab has locked it. */
export class PadStatus {
  /** What the lock was last set by: while a PIN is checked, the register counts it as wrong. */
  private seen: ApprovalStatus | undefined;
  private readonly lock = new PinLock((hasEnded) => this.onTick(hasEnded));
  private readonly query: LiveQueryController<ApprovalStatus>;

  constructor(
    private readonly host: WidgetElement,
    private readonly observer: StatusObserver,
  ) {
    this.query = new LiveQueryController<ApprovalStatus>(
      host,
      (reader) => reader.approvalStatus(),
      () => (observer.isAsking() ? [] : null),
    );
    host.addController({ hostUpdate: () => this.onUpdate() });
  }

  get isLocked(): boolean {
    return this.lock.isOn;
  }

  get secondsLeft(): number {
    return this.lock.secondsLeft;
  }

  /** Minutes and seconds. */
  get timeLeft(): string {
    return clockTime(this.lock.secondsLeft);
  }

  /** Whether it is known that nobody can approve. */
  get isNobody(): boolean {
    return this.query.value?.verifier === null;
  }

  /** Whether there are managers, whose PINs cannot be checked. */
  get hasManagers(): boolean {
    return (this.query.value?.managers.length ?? 0) > 0;
  }

  /** A try has said how long it is locked, before the register's own word has come. */
  set(lockedForMs: number, client: CustomerClient): void {
    this.seen = this.query.value;
    this.lock.set(lockedForMs, client.options.environment.clock);
  }

  /** Begins anew, for another pad. */
  reset(): void {
    this.seen = undefined;
    this.lock.end();
  }

  private onUpdate(): void {
    const { value, error } = this.query;
    const { client } = this.host.link;
    if (!this.observer.isAsking()) return;
    if (error) {
      // Not within an update: it closes the pad.
      void Promise.resolve().then(() => this.observer.onError(error));
      return;
    }
    if (!value || !client || this.observer.isChecking() || value === this.seen) return;
    const wasLocked = this.isLocked;
    this.set(value.lockedForMs, client);
    if (this.isLocked && !wasLocked) this.observer.onLocked();
    if (this.isNobody) this.observer.onNobody();
  }

  private onTick(hasEnded: boolean): void {
    // By the wall clock, which the register counts with, it may not be over yet.
    if (hasEnded) this.query.retry();
    if (hasEnded) this.observer.onUnlocked();
    this.host.requestUpdate();
  }
}
